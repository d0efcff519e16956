package dev.marquee.core.catalog;

/**
 * Numbers ids from 0 in the order in which they are added: a hash table with open addressing, so that a look-up neither
 * searches nor boxes. Thread-safe as long as nobody adds.
 */
public final class IdTable {
    private static final int FREE = 0;
    /* Multiplicative hashing (Knuth, The Art of Computer Programming 3, section 6.4): 2^32 divided by the golden ratio. */
    private static final int GOLDEN = 0x9e37_79b9;

    private final int[] ids;
    private final int[] slots;
    private final int shift;
    private final int capacity;
    private int size;

    /**
     * An empty table.
     *
     * @param capacity at most so many ids
     */
    public IdTable(int capacity) {
        this.capacity = capacity;
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, 2 * capacity - 1));
        this.ids = new int[1 << bits];
        this.slots = new int[1 << bits];
        this.shift = Integer.SIZE - bits;
    }

    /**
     * The number of an id, which is added if it is new.
     *
     * @throws IllegalStateException if it is one too many
     */
    public int add(int id) {
        int place = place(id);
        if (slots[place] == FREE) {
            if (size == capacity) {
                throw new IllegalStateException("%d ids are in the table, which has room for no more".formatted(size));
            }
            ids[place] = id;
            slots[place] = ++size;
        }
        return slots[place] - 1;
    }

    /** The number of an id, or -1 if it was not added. */
    public int find(int id) {
        return slots[place(id)] - 1;
    }

    /** Number of ids. */
    public int size() {
        return size;
    }

    /** Where the id is, or the free place where it belongs: at least half of all are free. */
    private int place(int id) {
        int place = (id * GOLDEN) >>> shift;
        while (slots[place] != FREE && ids[place] != id) {
            place = (place + 1) & (ids.length - 1);
        }
        return place;
    }
}
