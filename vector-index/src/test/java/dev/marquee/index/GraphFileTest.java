package dev.marquee.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.jelmerk.hnswlib.core.DistanceFunctions;
import com.github.jelmerk.hnswlib.core.JavaObjectSerializer;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link HnswIndex} on disk, whole, damaged and forged. */
class GraphFileTest {
    private static final HnswParameters PARAMETERS = new HnswParameters(6, 40, 64);
    private static final String MAGIC = "MRQGRAPH";

    @TempDir
    private Path folder;

    private final MovieVectors generator = new MovieVectors(4, 20);
    private final Vectors vectors = generator.movies(2_000);
    private final HnswIndex index = HnswIndex.build(vectors, PARAMETERS);
    private Path file;

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("items.hnsw");
        index.save(file);
    }

    @Test
    void searchesAfterLoadingAsItDidBefore() throws IOException {
        HnswIndex loaded = HnswIndex.load(file, vectors);

        assertThat(loaded.parameters()).isEqualTo(PARAMETERS);
        for (int i = 0; i < 200; i++) {
            float[] query = generator.user();
            assertThat(loaded.search(query, 50)).isEqualTo(index.search(query, 50));
        }
    }

    @Test
    void leavesTheVectorsToTheirOwnFile() throws IOException {
        assertThat(Files.size(file)).isLessThan(2_000 * (12 * 4 + 60));
    }

    @Test
    void survivesBeingSavedAgain() throws IOException {
        Path again = folder.resolve("again.hnsw");

        HnswIndex.load(file, vectors).save(again);

        assertThat(Files.size(again)).isEqualTo(Files.size(file));
        assertThat(HnswIndex.load(again, vectors).search(generator.user(), 10)).hasSize(10);
    }

    @Test
    void refusesTheVectorsOfAnotherModel() {
        Vectors others = new MovieVectors(5, 20).movies(2_000);

        assertThatExceptionOfType(IndexFormatException.class)
                .isThrownBy(() -> HnswIndex.load(file, others))
                .withMessageContaining("was built from 2000 vectors of 20 floats with checksum");
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5_000));

        assertRefused("is truncated or has something appended: 4936 bytes of body, its header says");
    }

    @Test
    void refusesAnAlteredLink() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertRefused("is altered");
    }

    @Test
    void refusesAForeignClassWithoutRunningIt() throws IOException {
        forge(new Trap());

        assertRefused("Trap; a class that is no part of a graph");
        assertThat(Trap.SPRUNG).isFalse();
    }

    @Test
    void refusesAnOrdinaryClassOfTheJdk() throws IOException {
        forge(new ArrayList<>(List.of("a")));

        assertRefused("java.util.ArrayList; a class that is no part of a graph");
    }

    @Test
    void refusesAProxyAndAnArray() throws IOException {
        forge((Serializable) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Comparator.class, Serializable.class}, new Trap()));
        assertRefused("a proxy class, no part of a graph");

        forge(new int[10]);
        assertRefused("no part of a graph");
    }

    @Test
    void refusesAGraphOfHnswlibThatCarriesOtherClasses() throws IOException {
        com.github.jelmerk.hnswlib.core.hnsw.HnswIndex<Integer, float[], GraphItem, Float> other =
                com.github.jelmerk.hnswlib.core.hnsw.HnswIndex.newBuilder(
                                20, DistanceFunctions.FLOAT_INNER_PRODUCT, 2_000)
                        .withCustomSerializers(
                                new JavaObjectSerializer<Integer>(), new JavaObjectSerializer<GraphItem>())
                        .build();
        forge(other);

        assertRefused("DistanceFunctions$FloatInnerProduct; a class that is no part of a graph");
    }

    @Test
    void refusesAGraphThatSaysItIsHuge() throws IOException {
        forge(com.github.jelmerk.hnswlib.core.hnsw.HnswIndex.newBuilder(
                        20, GraphSpace.Distance.OF_QUERY_OR_ITEM, 50_000_000)
                .withCustomSerializers(GraphSerializer.OfId.ORDINAL, GraphSerializer.OfItem.ORDINAL)
                .build());

        assertRefused("the number 50000000; a graph of these vectors has none above 2000");
    }

    @Test
    void refusesAGraphOfFewerVectors() throws IOException {
        forge(com.github.jelmerk.hnswlib.core.hnsw.HnswIndex.newBuilder(20, GraphSpace.Distance.OF_QUERY_OR_ITEM, 2_000)
                .withCustomSerializers(GraphSerializer.OfId.ORDINAL, GraphSerializer.OfItem.ORDINAL)
                .build());

        assertRefused("it links 0 of 2000 vectors");
    }

    /** Writes an intact file whose body is another object. */
    private void forge(Object body) throws IOException {
        int[] fields = {vectors.size(), vectors.dimension(), vectors.checksum(), 6, 40, 64};
        IndexFile.write(file, MAGIC, fields, out -> {
            var objects = new ObjectOutputStream(out);
            objects.writeObject(body);
            objects.flush();
        });
    }

    private void assertRefused(String reason) {
        assertThatExceptionOfType(IndexFormatException.class)
                .isThrownBy(() -> HnswIndex.load(file, vectors))
                .withMessageContaining(file.toString())
                .withMessageContaining(reason);
    }

    /** Notices when it is deserialised. */
    private static final class Trap implements Serializable, java.lang.reflect.InvocationHandler {
        static final AtomicBoolean SPRUNG = new AtomicBoolean();

        private void readObject(ObjectInputStream in) {
            SPRUNG.set(true);
        }

        @Override
        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] args) {
            SPRUNG.set(true);
            throw new UnsupportedOperationException(method.getName());
        }
    }
}
