package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.Role;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.GraphOperation;
import org.tensorflow.SavedModelBundle;

/** No model has a parameter of a person, and no file of a bundle names one: whoever is erased need not be taken out of models. */
class BundleOfNobodyIT {
    private static final String NAME = "person-q7x-";
    private static final int PEOPLE = 40;

    @TempDir
    private static Path folder;

    private static Bundle fewer;
    private static Bundle more;

    /** The same people with names that are found again, and perhaps one more. */
    private static Bundle trained(String name, boolean oneMore) throws IOException {
        Path base = folder.resolve(name + "-base");
        TwoTastes.write(base);
        List<String> named = new ArrayList<>();
        for (String line : Files.readAllLines(base.resolve("ratings.csv"))) {
            boolean header = named.isEmpty();
            named.add(header ? line : NAME + line);
            if (oneMore && line.startsWith("7,")) {
                named.add(NAME + (PEOPLE + 1) + line.substring(1));
            }
        }
        Files.write(base.resolve("ratings.csv"), named);
        return TrainedHome.of(folder.resolve(name), base.toString()).bundle();
    }

    @BeforeAll
    static void train() throws IOException {
        fewer = trained("fewer", false);
        more = trained("more", true);
        assertThat(fewer.manifest().trainedOn().users()).isEqualTo(PEOPLE);
        assertThat(more.manifest().trainedOn().users()).isEqualTo(PEOPLE + 1);
    }

    /** Every tensor of a graph, variables among them: name, kind, shapes. */
    private static List<String> tensors(Bundle bundle, Role role) {
        List<String> tensors = new ArrayList<>();
        try (SavedModelBundle model = SavedModelBundle.load(bundle.path(role).toString(), "serve")) {
            model.graph()
                    .operations()
                    .forEachRemaining(operation -> tensors.add(described((GraphOperation) operation)));
        }
        return tensors;
    }

    private static String described(GraphOperation operation) {
        StringBuilder text = new StringBuilder(operation.name() + " " + operation.type());
        for (int i = 0; i < operation.numOutputs(); i++) {
            text.append(' ').append(operation.output(i).shape());
        }
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource(names = {"USER_TOWER", "ITEM_TOWER", "RATING_MODEL"})
    void oneMorePersonChangesTheShapeOfNoTensor(Role role) {
        assertThat(tensors(more, role))
                .anyMatch(tensor -> tensor.contains(" VariableV2 "))
                .isEqualTo(tensors(fewer, role));
    }

    @ParameterizedTest
    @EnumSource(names = {"USER_TOWER", "ITEM_TOWER", "RATING_MODEL"})
    void oneMorePersonAddsNoByteToTheVariables(Role role) throws IOException {
        Path variables = Path.of("variables", "variables.data-00000-of-00001");
        assertThat(Files.size(more.path(role).resolve(variables)))
                .isPositive()
                .isEqualTo(Files.size(fewer.path(role).resolve(variables)));
    }

    @Test
    void oneMorePersonAddsNoByteToTheItemVectors() throws IOException {
        assertThat(Files.size(more.path(Role.ITEM_VECTORS))).isEqualTo(Files.size(fewer.path(Role.ITEM_VECTORS)));
    }

    @Test
    void noFileNamesAPerson() throws IOException {
        List<Path> files;
        try (var all = Files.walk(folder.resolve("more/models").resolve(more.version()))) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(10);
        for (Path file : files) {
            assertThat(content(file)).as(file.toString()).doesNotContain(NAME);
        }
        assertThat(content(folder.resolve("more/datasets")
                        .resolve(more.manifest().dataset())
                        .resolve("histories.ndjson.gz")))
                .as("else nothing could be found")
                .contains(NAME);
    }

    /** The bytes of a file as characters, unpacked. */
    private static String content(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            bytes.mark(2);
            boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
            bytes.reset();
            InputStream plain = gzip ? new GZIPInputStream(bytes) : bytes;
            return new String(plain.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
