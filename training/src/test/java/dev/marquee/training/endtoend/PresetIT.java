package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.TrainingApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The presets of {@code evaluate}, on a tiny data set in the layout of ML-100K with a published split. */
class PresetIT {
    private static final int MOVIES = 30;
    private static final int RATINGS_EACH = 12;

    @TempDir
    private static Path folder;

    private static List<String> test;

    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    static void imports() throws IOException {
        Path source = Files.createDirectory(folder.resolve("ml-100k"));
        Random random = new Random(1);
        List<String> all = new ArrayList<>();
        for (int user = 1; user <= 40; user++) {
            int[] movies =
                    random.ints(1, MOVIES + 1).distinct().limit(RATINGS_EACH).toArray();
            for (int movie : movies) {
                all.add("%d\t%d\t%d\t%d".formatted(user, movie, 1 + random.nextInt(5), 880_000_000 + all.size()));
            }
        }
        test = IntStream.range(0, all.size())
                .filter(i -> i % 5 == 0)
                .mapToObj(all::get)
                .toList();
        List<String> base = all.stream().filter(line -> !test.contains(line)).toList();
        Files.write(source.resolve("u.data"), all);
        Files.write(source.resolve("u1.base"), base);
        Files.write(source.resolve("u1.test"), test);
        Files.write(source.resolve("u2.base"), base);
        Files.write(source.resolve("u2.test"), test.subList(1, test.size()));
        String flags = "|0|1" + "|0".repeat(17);
        Files.write(
                source.resolve("u.item"),
                IntStream.rangeClosed(1, MOVIES)
                        .mapToObj(movie -> movie + "|Movie (1995)|01-Jan-1995||http://localhost/" + flags)
                        .toList());
        Run imported = run("import", source.toString());
        assertThat(imported.exitCode()).as(imported.err()).isZero();
    }

    private static Run run(String... command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintStream console = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)); // progress bars
        try {
            String[] home = {"--home", folder.resolve("home").toString()};
            int exitCode = TrainingApplication.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(Stream.of(command, home).flatMap(Arrays::stream).toArray(String[]::new));
            return new Run(exitCode, out.toString(), err.toString());
        } finally {
            System.setErr(console);
        }
    }

    private static Run evaluate(String... options) {
        Stream<String> command = Stream.of(
                "evaluate",
                "--models",
                "popularity,sasrec,bias",
                "--preset-files",
                folder.resolve("ml-100k").toString());
        return run(Stream.concat(command, Stream.of(options)).toArray(String[]::new));
    }

    @Test
    void thePublishedTestPartIsAskedAndPublishedFiguresAreBeside() {
        Run run = evaluate("--preset", "ml-100k-u1", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode report = JsonMapper.shared().readTree(run.out());
        assertThat(report.path("protocol").asString()).isEqualTo("ml-100k-u1");
        assertThat(report.path("splits").path(0).path("asked").intValue()).isEqualTo(test.size());
        assertThat(report.path("splits").path(0).path("known").intValue()).isEqualTo(40 * RATINGS_EACH - test.size());
        assertThat(report.path("ranking").path("bias").path("rmse").path("mean").doubleValue())
                .isPositive();
        assertThat(report.path("leftOut").path("sasrec").asString()).contains("protocol B");
        JsonNode first = report.path("published").path(0);
        assertThat(first.path("model").asString()).isEqualTo("myFM");
        assertThat(first.path("value").doubleValue()).isEqualTo(0.8808);
        assertThat(evaluate("--preset", "ml-100k-u1").out())
                .contains("ml-100k-u1", "myFM", "rmse 0.8808 on this split");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | --preset ml-99k | there are ml-100k-u1,ml-100k-u2",
                "2 | --preset ml-100k-u1 --protocol A | leave --protocol out",
                "1 | --preset ml-100k-u3 | u3.base, which is not there",
                "1 | --preset ml-100k-u2 | has 480 ratings, of which 479",
                "1 | --preset ml-1m | which has 1,000,209 ratings"
            })
    void refusesWhatIsNotThere(int exitCode, String options, String message) {
        Run run = evaluate(options.split(" "));
        assertThat(run.err()).contains(message);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
    }
}
