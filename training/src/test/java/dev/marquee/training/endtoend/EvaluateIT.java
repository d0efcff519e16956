package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.training.baseline.BoostedTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The command {@code evaluate} on a tiny data set that was imported and never trained on. */
class EvaluateIT {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void imports() throws IOException {
        TwoTastes.write(folder.resolve("source"));
        assertThat(run("import", folder.resolve("source").toString()).exitCode())
                .isZero();
    }

    private static Commands.Answer run(String... command) {
        return new Commands(folder.resolve("home")).run(command);
    }

    private static Commands.Answer evaluate(String... options) {
        return run(Stream.concat(Stream.of("evaluate", "--json"), Stream.of(options))
                .toArray(String[]::new));
    }

    private static void assertMetrics(JsonNode section, Map<String, List<String>> expected) {
        expected.forEach((model, metrics) -> {
            for (String metric : metrics) {
                JsonNode value = section.path(model).path(metric);
                assertThat(value.path("mean").isNumber())
                        .as("%s of %s in %s", metric, model, section)
                        .isTrue();
                assertThat(value.path("sd").isNumber()).isTrue();
            }
        });
    }

    @ParameterizedTest(name = "protocol {0}")
    @CsvSource({"A", "B", "C", "D"})
    void everyProtocolAnswersWithEveryModel(String protocol) {
        JsonNode report = evaluate("--protocol", protocol, "--seeds", "7").json();

        assertThat(report.path("protocol").asString()).isEqualTo(protocol);
        assertThat(report.path("dataset").asString()).startsWith("source-");
        assertThat(report.path("seeds").path(0).intValue()).isEqualTo(7);
        List<String> retrieval = List.of(
                "top_100_accuracy", "top_100_accuracy_seen_kept", "recall@20", "ndcg@10", "mrr", "auc", "hr@100");
        assertMetrics(
                report.path("retrieval"),
                Map.of(
                        "two-tower", retrieval,
                        "ease", retrieval,
                        "ease+metadata", retrieval,
                        "ials", retrieval,
                        "item-knn", retrieval,
                        "popularity", retrieval));
        List<String> ranking = List.of("rmse", "mae", "ndcg@10", "mrr");
        assertMetrics(report.path("ranking"), Map.of("dcn", ranking, "bfm", ranking, "mf", ranking, "bias", ranking));
        if (BoostedTrees.available()) {
            assertMetrics(report.path("ranking"), Map.of("gbdt", ranking));
        }
        List<String> lists = List.of("ndcg@10", "mrr", "hr@10", "coverage@10", "mean_popularity@10");
        assertMetrics(
                report.path("endToEnd"),
                Map.of("served", lists, "retrieval-only", lists, "ease", lists, "popularity", lists));
        assertThat(report.path("leftOut").has("sasrec")).isEqualTo(!protocol.equals("B"));
        if (protocol.equals("B")) {
            assertMetrics(report.path("retrieval"), Map.of("sasrec", retrieval));
            assertThat(report.path("remarks").path("sasrec").asString()).contains("first seed only");
            assertMetrics(report.path("ranking"), Map.of("dcn", List.of("rmse_last_10")));
        }
        assertThat(report.path("calibration").path("dcn").path("ece").isNumber())
                .isTrue();
        assertThat(report.path("bands").path("retrieval").path("ease").isEmpty())
                .isFalse();
        assertThat(report.path("ratioToA").isEmpty()).isEqualTo(!protocol.equals("D"));
    }

    @Test
    void modelsOfASplitAreTrainedOnce() throws IOException {
        String[] options = {"--seeds", "3", "--models", "two-tower,popularity"};
        JsonNode first = evaluate(options).json();
        Map<Path, FileTime> trained = kept();

        JsonNode again = evaluate(options).json();

        assertThat(again).isEqualTo(first);
        assertThat(first.at("/choices/each user's last fifth by time, seed 3/deepShare")
                        .isNumber())
                .isTrue();
        JsonNode points =
                again.path("curves").path("two-tower").iterator().next().path("points");
        assertThat(points.path(0).path("epoch").intValue()).isEqualTo(1);
        assertThat(points.path(points.size() - 1).path("loss").doubleValue())
                .isLessThan(points.path(0).path("loss").doubleValue());
        assertThat(points.path(points.size() - 1).path("validation").isNumber()).isTrue();
        assertThat(kept()).isEqualTo(trained);
        evaluate("--seeds", "4", "--models", "two-tower,popularity").json();
        assertThat(kept().size()).isGreaterThan(trained.size());
    }

    /** The kept files with the times at which they were written. */
    private static Map<Path, FileTime> kept() throws IOException {
        Map<Path, FileTime> kept = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve("home/runs/evaluation"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                kept.put(file, Files.getLastModifiedTime(file));
            }
        }
        return kept;
    }

    @Test
    void signalsAreMeasuredBesideNoneAndBesideTheRatingsThatTheyHide() throws IOException {
        JsonNode report = evaluate("--feedback", "--seeds", "7").json();
        assertThat(report.path("people").intValue()).isEqualTo(40);
        for (String behaviour : List.of("watches", "clicks")) {
            JsonNode readings = report.path("behaviours").path(behaviour);
            assertThat(readings.propertyNames())
                    .containsExactly(
                            "chosen", "without signals", "weight 1, no decay", "no sign", "no decay", "real ratings");
            readings.forEach(
                    reading -> assertThat(reading.at("/metrics/ndcg@10/mean").doubleValue())
                            .isBetween(0.0, 1.0));
            assertThat(readings.at("/real ratings/beside/ndcg@10/low").isNumber())
                    .isTrue();
        }
        assertThat(report.at("/behaviours/watches/real ratings/metrics"))
                .isEqualTo(report.at("/behaviours/clicks/real ratings/metrics"));
        assertThat(report.path("chosen").path("watch").path("weight").doubleValue())
                .isBetween(0.0, 1.0);
        assertThat(run("evaluate", "--feedback", "--seeds", "7").out())
                .contains("without signals", "real ratings", "Chosen on validation");
    }

    @Test
    void theTableNamesEveryModelAndTheCounts() {
        Commands.Answer run = run("evaluate", "--seeds", "7", "--models", "popularity,item-knn,bias");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("protocol B", "popularity", "item-knn", "bias", "top_100", "rmse_last_10", "40 users");
    }

    @Test
    void thePageIsWrittenBesideTheJsonAndItsPlaceIsSaid() throws IOException {
        String[] options = {"--seeds", "7", "--models", "popularity,bias", "--report"};
        Commands.Answer run = evaluate(options);
        String dataset = run.json().path("dataset").asString();
        Path place = folder.resolve("home/runs/reports/" + dataset + "-B.html");
        assertThat(run.err()).contains("Report: " + place.toAbsolutePath());
        assertThat(place).content().contains(dataset + ", protocol B", "--models popularity,bias", "Liked lately");

        Path named = folder.resolve("named.html");
        assertThat(run("evaluate", "--seeds", "7", "--models", "bias", "--report", named.toString())
                        .exitCode())
                .isZero();
        assertThat(named).content().endsWith("</html>\n");
    }

    @Test
    void reRankingIsMeasuredAgainstTheListAsItIs() {
        Path drawn = folder.resolve("rerank.svg");
        JsonNode report = evaluate("--seeds", "3", "--rerank", drawn.toString()).json();

        JsonNode rows = report.path("rows");
        assertThat(rows.size()).isEqualTo(17);
        JsonNode asItIs = rows.path(0);
        assertThat(asItIs.path("variant").asString()).isEqualTo("as ranked");
        assertThat(asItIs.at("/ndcg10Change/difference").asDouble(1)).isZero();
        for (JsonNode row : rows) {
            assertThat(row.path("ndcg10").doubleValue() - asItIs.path("ndcg10").doubleValue())
                    .isCloseTo(row.at("/ndcg10Change/difference").doubleValue(), within(1e-9));
            assertThat(row.path("explored").doubleValue() > 0)
                    .isEqualTo(row.at("/options/explore").doubleValue() > 0);
        }
        JsonNode allDiversity = rows.path(12);
        assertThat(allDiversity.at("/options/diversity").doubleValue()).isEqualTo(1);
        assertThat(allDiversity.path("byVector").doubleValue())
                .isGreaterThan(asItIs.path("byVector").doubleValue());
        assertThat(drawn).content().contains("<svg", "mean distance by genre");
        JsonNode list = evaluate("--seeds", "3", "--models", "served").json().at("/endToEnd/served/ndcg@10/mean");
        assertThat(asItIs.path("ndcg10").doubleValue())
                .as("the list as it is, is the one that is served")
                .isCloseTo(list.doubleValue(), within(1e-9));
    }

    @Test
    void reRankingIsOfWhatIsServed() {
        Commands.Answer run = run("evaluate", "--rerank", "--models", "ease");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--rerank measures what is served; leave --models and --report out");
        assertThat(run("evaluate", "--rerank", folder.toString()).err()).contains("--rerank is", "a folder");
    }

    @Test
    void refusesAPlaceWhereNoFileCanBeBeforeItTrains() {
        Commands.Answer aFolder = run("evaluate", "--report", folder.toString());
        assertThat(aFolder.exitCode()).isEqualTo(2);
        assertThat(aFolder.err()).contains("a folder; expected a file in it");
        Commands.Answer nowhere =
                run("evaluate", "--report", folder.resolve("no/where.html").toString());
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err()).contains("its folder is not there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--protocol E | expected one of [A, B, C, D]",
                "--models bert | there are bfm,bias,",
                "--feedback --protocol A | leave --protocol out",
                "--seeds 1,1 | expected different ones",
                "--dataset nothing | no data set nothing"
            })
    void refusesWhatItDoesNotKnow(String options, String message) {
        Commands.Answer run = run(Stream.concat(Stream.of("evaluate"), Stream.of(options.split(" ")))
                .toArray(String[]::new));
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }
}
