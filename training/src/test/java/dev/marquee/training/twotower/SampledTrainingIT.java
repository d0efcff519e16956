package dev.marquee.training.twotower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.TrainingApplication;
import dev.marquee.training.baseline.Popularity;
import dev.marquee.training.dataset.Datasets;
import dev.marquee.training.evaluation.RetrievalMetrics;
import dev.marquee.training.evaluation.RetrievalModel;
import dev.marquee.training.evaluation.RetrievalStage;
import dev.marquee.training.linear.LinearPath;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TimeSplit;
import dev.marquee.training.train.SplitModels;
import dev.marquee.training.train.TrainingSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What large data go through, small: generated, imported, learned with a sampled softmax. */
class SampledTrainingIT {
    private static final int USERS = 800;
    private static final int MOVIES = 4_000;
    private static final int RATINGS = 60_000;
    private static final TwoTowerParameters SETTINGS =
            new TwoTowerParameters(32, 10, 32, 0.01f, 1e-3f, 0.3f, 0.5f, false, List.of(1f));

    /** Of what the full softmax gains on popularity, so much must be left where 200 of some 3,000 movies are sampled. */
    private static final double KEPT = 2 / 3.0;

    @TempDir
    private static Path folder;

    private static JsonNode imported;

    @BeforeAll
    static void generateAndImport() {
        String archive = folder.resolve("synthetic.zip").toString();
        JsonNode generated =
                run("generate", "--users=" + USERS, "--movies=" + MOVIES, "--ratings=" + RATINGS, "--json", archive);
        assertThat(generated.get("out").asString()).isEqualTo(archive);
        imported = run("import", "--home=" + folder, "--json", archive);
    }

    private static JsonNode run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = TrainingApplication.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        assertThat(exitCode).as(err.toString()).isZero();
        return JsonMapper.shared().readTree(out.toString());
    }

    private static RetrievalMetrics metrics(RetrievalModel model, Split split) {
        RetrievalMetrics.Collector metrics = new RetrievalMetrics.Collector();
        split.test().forEach(held -> metrics.add(model, held));
        return metrics.metrics(MOVIES);
    }

    private static RetrievalMetrics trained(TrainingSet set, Split split, String name, Softmax.Choice softmax)
            throws IOException {
        TwoTowerWeights weights;
        try (TwoTowerTrainer trainer = new TwoTowerTrainer(
                SETTINGS,
                split.training(),
                0,
                set.movieFeatures(),
                set.features().size(),
                42,
                softmax)) {
            for (int epoch = 0; epoch < SETTINGS.epochs(); epoch++) {
                trainer.epoch(epoch, (_, _) -> {});
            }
            weights = trainer.weights();
        }
        Path tower = folder.resolve(name);
        RetrievalWeights towers =
                new RetrievalWeights(LinearPath.none(set.catalog().size()), weights, 1);
        towers.exportUserTower(tower, set.movieFeatures());
        try (RetrievalStage model = new RetrievalStage(SplitModels.vectors(towers, set), tower)) {
            return metrics(model, split);
        }
    }

    @Test
    void importTakesEveryGeneratedRow() {
        JsonNode report = imported.get("report");
        assertThat(report.get("rejected")).isEmpty();
        assertThat(report.get("ratings").asInt()).isEqualTo(RATINGS);
        assertThat(report.get("users").asInt()).isEqualTo(USERS);
        assertThat(report.get("movies").asInt()).isEqualTo(MOVIES);
        assertThat(report.at("/explainedVariance/userAndMovie").asDouble()).isBetween(0.2, 0.6);
    }

    /** The full softmax shows how much more than popularity there is to be learned. */
    @Test
    void aSampledSoftmaxLearnsMostOfWhatTheFullOneDoes() throws IOException {
        TrainingSet set = TrainingSet.of(new Datasets(folder.resolve("datasets")).resolve(null));
        Split split = TimeSplit.of(set.ratings());
        RetrievalMetrics popular = metrics(new Popularity(split.known()), split);
        RetrievalMetrics full = trained(set, split, "full", (_, movies, _, _) -> new FullSoftmax(movies));
        RetrievalMetrics sampled = trained(
                set,
                split,
                "sampled",
                (users, movies, counts, batch) -> new SampledSoftmax(users, movies, counts, batch, 200));
        assertThat(full.ndcg10()).isGreaterThan(1.15 * popular.ndcg10());
        assertThat(gain(sampled.ndcg10(), popular.ndcg10()))
                .isGreaterThan(KEPT * gain(full.ndcg10(), popular.ndcg10()));
        assertThat(gain(sampled.top100(), popular.top100()))
                .isGreaterThan(KEPT * gain(full.top100(), popular.top100()));
    }

    private static double gain(double learned, double popular) {
        return learned - popular;
    }

    @Test
    void anExistingTargetIsRefusedAndStaysAsItIs() throws IOException {
        Path existing = Files.writeString(folder.resolve("mine.zip"), "mine");
        var err = new StringWriter();

        int exitCode = TrainingApplication.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("generate", existing.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("mine.zip exists; give a name that is free");
        assertThat(existing).hasContent("mine");
    }

    @Test
    void impossibleNumbersAreRefusedBeforeAnythingIsWritten() {
        Path out = folder.resolve("never");
        var err = new StringWriter();

        int exitCode = TrainingApplication.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("generate", "--users=10", "--movies=100", "--ratings=5000", out.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("5,000 ratings; 10 users and 100 movies allow 20 to 250");
        assertThat(out).doesNotExist();
    }
}
