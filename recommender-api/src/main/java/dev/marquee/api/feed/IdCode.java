package dev.marquee.api.feed;

/**
 * Sets of movie ids in few bytes. The gaps between neighbours are Rice-coded: a gap's quotient by a power of two in ones that
 * a zero ends, then its remainder in binary; with a geometric distribution of gaps, as ids drawn at random have it, no other
 * code of single gaps is shorter (Golomb, Run-length encodings, 1966; Rice, Some practical universal noiseless coding
 * techniques, 1979).
 *
 * <p>Bytes: the exponent of the power, the number of ids in two, then the gaps, the highest bit first.
 */
final class IdCode {
    /** Most ids of a set. */
    static final int MOST = (1 << Short.SIZE) - 1;

    private static final int HEADER = 3;
    private static final int LAST_EXPONENT = 30;

    private IdCode() {}

    /**
     * The code of a set, with the exponent that makes it shortest.
     *
     * @param ids positive, ascending, each once; at most {@link #MOST}
     */
    static byte[] encode(int[] ids) {
        int exponent = shortest(ids);
        byte[] code = new byte[Math.toIntExact(HEADER + (bits(ids, exponent) + Byte.SIZE - 1) / Byte.SIZE)];
        code[0] = (byte) exponent;
        code[1] = (byte) (ids.length >>> Byte.SIZE);
        code[2] = (byte) ids.length;
        int at = HEADER * Byte.SIZE;
        int before = 0;
        for (int id : ids) {
            int gap = id - before - 1;
            before = id;
            for (int ones = gap >>> exponent; ones > 0; ones--) {
                set(code, at++);
            }
            at++; // a zero
            for (int bit = exponent - 1; bit >= 0; bit--, at++) {
                if ((gap & 1 << bit) != 0) {
                    set(code, at);
                }
            }
        }
        return code;
    }

    private static int shortest(int[] ids) {
        int best = 0;
        long fewest = Long.MAX_VALUE;
        for (int exponent = 0; exponent <= LAST_EXPONENT; exponent++) {
            long bits = bits(ids, exponent);
            if (bits < fewest) {
                best = exponent;
                fewest = bits;
            }
        }
        return best;
    }

    private static long bits(int[] ids, int exponent) {
        long bits = (1L + exponent) * ids.length;
        int before = 0;
        for (int id : ids) {
            bits += (id - before - 1) >>> exponent;
            before = id;
        }
        return bits;
    }

    /** The set that {@link #encode} made this code of; another code has no meaning. */
    static int[] decode(byte[] code) {
        int exponent = code[0];
        int[] ids = new int[Byte.toUnsignedInt(code[1]) << Byte.SIZE | Byte.toUnsignedInt(code[2])];
        int at = HEADER * Byte.SIZE;
        int before = 0;
        for (int i = 0; i < ids.length; i++) {
            int gap = 0;
            while (isSet(code, at++)) {
                gap++;
            }
            for (int bit = 0; bit < exponent; bit++) {
                gap = gap << 1 | (isSet(code, at++) ? 1 : 0);
            }
            before += gap + 1;
            ids[i] = before;
        }
        return ids;
    }

    private static void set(byte[] code, int bit) {
        code[bit / Byte.SIZE] |= (byte) (1 << (Byte.SIZE - 1 - bit % Byte.SIZE));
    }

    private static boolean isSet(byte[] code, int bit) {
        return (code[bit / Byte.SIZE] & 1 << (Byte.SIZE - 1 - bit % Byte.SIZE)) != 0;
    }
}
