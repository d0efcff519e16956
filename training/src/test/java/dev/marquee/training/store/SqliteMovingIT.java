package dev.marquee.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteMovingIT extends MovingContract {
    private int stores;

    @Override
    String newStore() {
        return folder.resolve("store" + stores++).toString();
    }

    @Test
    void takesTheStoreOfTheHomeIfNoneIsNamed() throws IOException {
        restore(file(ANN_7), folder.resolve("home/store").toString());
        String out = folder.resolve("out.parquet").toString();
        Answer answer = run(
                "export", "--home", folder.resolve("home").toString(), "--format", "parquet", "--out", out, "--json");
        assertThat(answer.out()).contains("\"file\":\"" + out + "\"", "\"ratings\":1", "\"bytes\":");
        assertThat(answer.err()).contains("exporting the store");
    }

    @Test
    void refusesAStoreThatIsNotThere() {
        Answer answer = run("export", "--database", folder.resolve("nowhere").toString());
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("nowhere is neither an export nor the folder of a store");
    }

    @Test
    void saysWhichServerDoesNotAnswerWithoutItsPassword() {
        Answer answer = run("export", "--database", "jdbc:postgresql://127.0.0.1:1/m?user=a&password=secret");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err())
                .contains("the store jdbc:postgresql://127.0.0.1:1/m cannot be read", "refused")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{\"userId\":\"a b\",\"movieId\":1,\"rating\":1,\"ratedAtMillis\":1}",
                "{\"userId\":\"a\",\"movieId\":0,\"rating\":1,\"ratedAtMillis\":1}",
                "{\"userId\":\"a\",\"movieId\":1.5,\"rating\":1,\"ratedAtMillis\":1}",
                "{\"userId\":\"a\",\"movieId\":1,\"rating\":null,\"ratedAtMillis\":1}",
                "{\"userId\":\"a\",\"movieId\":1,\"rating\":1}"
            })
    void refusesALineThatIsNoRating(String line) throws IOException {
        Answer answer = restore(file(ANN_7, line), newStore());
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("given.ndjson.gz, line 2: ");
    }

    @Test
    void explainsItselfWithExamples() {
        for (String command : List.of("export", "restore")) {
            assertThat(run(command, "--help").out()).contains("Examples:", "marquee " + command, "--database");
        }
        assertThat(run("restore").code()).isEqualTo(2);
        assertThat(run("export", "--format", "csv").code()).isEqualTo(2);
    }

    @Test
    void leavesAFileInPlaceWhenAnExportFails() throws IOException {
        var file = Files.writeString(folder.resolve("kept.gz"), "kept");
        run("export", "--database", "jdbc:postgresql://127.0.0.1:1/m", "--out", file.toString());
        assertThat(file).hasContent("kept");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
