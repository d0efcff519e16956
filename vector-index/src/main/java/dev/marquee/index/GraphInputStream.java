package dev.marquee.index;

import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.Set;

/**
 * Reads a graph and nothing else: refuses every class that is no part of one before it is loaded, and every number that
 * would make it larger than its vectors allow.
 */
final class GraphInputStream extends ObjectInputStream {
    private static final int MAX_DEPTH = 4;
    private static final int MAX_OBJECTS = 100;
    private static final Set<String> CLASSES = Set.of(
            HnswIndex.class.getName(),
            GraphSpace.Distance.class.getName(),
            GraphSerializer.OfId.class.getName(),
            GraphSerializer.OfItem.class.getName(),
            "java.util.Comparators$NaturalOrderComparator",
            Enum.class.getName());

    private final GraphSpace space;
    private final int largest;

    /**
     * @param body a saved graph, buffered
     * @param space the vectors of the graph
     * @param largest no number in the graph exceeds it
     */
    GraphInputStream(InputStream body, GraphSpace space, int largest) throws IOException {
        super(body);
        this.space = space;
        this.largest = largest;
        setObjectInputFilter(GraphInputStream::check);
    }

    /** Reads one of the graph's numbers: an ordinal, a count, a parameter, or -1 for none. */
    @Override
    public int readInt() throws IOException {
        int number = super.readInt();
        if (number < -1 || number > largest) {
            throw new InvalidObjectException(
                    "the number %d; a graph of these vectors has none above %d".formatted(number, largest));
        }
        return number;
    }

    /** Refuses a foreign class by its name, before it is even looked for. */
    @Override
    protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
        if (!CLASSES.contains(type.getName())) {
            throw new InvalidClassException(type.getName(), "a class that is no part of a graph");
        }
        return super.resolveClass(type);
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
        throw new InvalidClassException(String.join(", ", interfaces), "a proxy class, no part of a graph");
    }

    GraphItem readItem() throws IOException {
        int ordinal = readInt();
        if (ordinal < 0 || ordinal >= space.size()) {
            throw new InvalidObjectException("the ordinal %d of %d vectors".formatted(ordinal, space.size()));
        }
        return space.item(ordinal);
    }

    private static ObjectInputFilter.Status check(ObjectInputFilter.FilterInfo info) {
        if (info.depth() > MAX_DEPTH || info.references() > MAX_OBJECTS || info.arrayLength() >= 0) {
            return ObjectInputFilter.Status.REJECTED;
        }
        Class<?> type = info.serialClass();
        if (type == null) {
            return ObjectInputFilter.Status.UNDECIDED;
        }
        return CLASSES.contains(type.getName()) ? ObjectInputFilter.Status.ALLOWED : ObjectInputFilter.Status.REJECTED;
    }
}
