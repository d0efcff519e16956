package dev.marquee.training.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.training.baseline.Popularity;
import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.evaluation.Calibration;
import dev.marquee.training.evaluation.RetrievalMetrics;
import dev.marquee.training.report.ProtocolReport;
import dev.marquee.training.report.Value;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TimeSplit;
import dev.marquee.training.split.Users;
import dev.marquee.training.train.HiddenProgress;
import dev.marquee.training.train.Settings;
import dev.marquee.training.train.TinySet;
import dev.marquee.training.train.TrainingSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Harness} with models that need no TensorFlow. */
@ExtendWith(HiddenProgress.class)
class HarnessTest {
    private static final Set<String> PLAIN = Set.of("popularity", "item-knn", "ials", "bias");

    @TempDir
    private Path folder;

    private static TrainingSet set(int movies, int users) {
        return TinySet.of(movies, TinySet.users(users));
    }

    private ProtocolReport report(TrainingSet set, Protocol protocol, Set<String> models) throws IOException {
        return new Harness(set, new FittedStages(set, Settings.defaults(0), folder), models::contains)
                .run(protocol, null);
    }

    @Test
    void aModelIsMeasuredAsItsMetricsSay() throws IOException {
        TrainingSet set = set(60, 30);
        Map<String, Value> popularity =
                report(set, Protocol.B, Set.of("popularity")).retrieval().get("popularity");

        Split split = TimeSplit.of(set.ratings());
        RetrievalMetrics.Collector metrics = new RetrievalMetrics.Collector();
        split.test().forEach(held -> metrics.add(new Popularity(split.known()), held));
        RetrievalMetrics expected = metrics.metrics(60);
        assertThat(popularity)
                .containsEntry("top_100_accuracy", new Value(expected.top100(), 0))
                .containsEntry("auc", new Value(expected.auc(), 0))
                .containsEntry("ndcg@10", new Value(expected.ndcg10(), 0));
    }

    @Test
    void theHitRateOfTheGateIsOfTheLastRating() throws IOException {
        TrainingSet set = set(200, 30);
        Split last = TimeSplit.lastRating(set.ratings());
        RetrievalMetrics.Collector metrics = new RetrievalMetrics.Collector();
        last.test().forEach(held -> metrics.add(new Popularity(last.known()), held));
        assertThat(report(set, Protocol.B, Set.of("popularity")).retrieval().get("popularity"))
                .containsEntry("hr@100", new Value(metrics.metrics(200).hitRate100(), 0));
    }

    @Test
    void trialsDifferAsFarAsChanceGoes() throws IOException {
        TrainingSet set = set(60, 30);
        ProtocolReport gate = report(set, Protocol.B, Set.of("item-knn"));
        assertThat(gate.seeds()).containsExactly(42L, 43L, 44L);
        assertThat(gate.retrieval().get("item-knn").get("ndcg@10").sd()).isZero();
        ProtocolReport random = report(set, Protocol.A, Set.of("item-knn"));
        assertThat(random.retrieval().get("item-knn").get("ndcg@10").sd()).isPositive();
    }

    @Test
    void modelsAreInTheirOrderAndComparedWithTheFirst() throws IOException {
        ProtocolReport report = report(set(60, 30), Protocol.A, PLAIN);
        assertThat(report.retrieval().keySet()).containsExactly("ials", "item-knn", "popularity");
        assertThat(report.ranking().keySet()).containsExactly("bias");
        assertThat(report.comparisons())
                .extracting(ProtocolReport.Comparison::model, ProtocolReport.Comparison::against)
                .containsOnly(tuple("ials", "item-knn"), tuple("ials", "popularity"));
        ProtocolReport.Comparison first = report.comparisons().getFirst();
        assertThat(first.low()).isLessThanOrEqualTo(first.difference());
        assertThat(first.high()).isGreaterThanOrEqualTo(first.difference());
    }

    @Test
    void heldOutUsersAreSetAgainstTheOthers() throws IOException {
        ProtocolReport report = report(set(60, 30), Protocol.D, Set.of("item-knn"));
        double heldOut = report.retrieval().get("item-knn").get("ndcg@10").mean();
        double ratio = report.ratioToA().get("retrieval").get("item-knn").get("ndcg@10");
        ProtocolReport.Comparison compared = report.comparisons().stream()
                .filter(of -> of.model().equals("item-knn")
                        && of.against().equals("A")
                        && of.metric().equals("ndcg@10"))
                .findFirst()
                .orElseThrow();
        assertThat(compared.difference()).isEqualTo(heldOut - heldOut / ratio, within(1e-9));
    }

    @Test
    void bandsAddUpToTheWhole() throws IOException {
        ProtocolReport report = report(set(60, 30), Protocol.A, Set.of("popularity"));
        Map<String, ProtocolReport.BandMetric> bands =
                report.bands().get("retrieval").get("popularity");
        long ratings = bands.values().stream()
                .mapToLong(ProtocolReport.BandMetric::ratings)
                .sum();
        assertThat(ratings).isEqualTo(3 * 150);
        double found = bands.values().stream()
                .mapToDouble(of -> of.value() * of.ratings())
                .sum();
        assertThat(found / ratings)
                .isEqualTo(
                        report.retrieval()
                                .get("popularity")
                                .get("top_100_accuracy")
                                .mean(),
                        within(1e-9));
    }

    @Test
    void predictedRatingsAreCalibratedAgainstAllThatIsAsked() throws IOException {
        ProtocolReport report = report(set(60, 30), Protocol.B, Set.of("bias", "popularity"));
        Calibration bias = report.calibration().get("bias");
        long ratings = bias.bins().stream().mapToLong(Calibration.Bin::ratings).sum();
        assertThat(ratings).isEqualTo(3 * 150);
        assertThat(bias.ece())
                .isBetween(0.0, report.ranking().get("bias").get("mae").mean());
        assertThat(report.calibration()).hasSize(1);
        assertThat(report.curves()).isEmpty();
    }

    @Test
    void whatIsTooLargeIsLeftOutAndNamed() throws IOException {
        ProtocolReport report = report(set(12_001, 10), Protocol.B, Set.of("ease+metadata", "popularity"));
        assertThat(report.retrieval().keySet()).containsExactly("popularity");
        assertThat(report.leftOut().get("ease+metadata")).contains("12,001 rows");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ials", "item-knn", "mf"})
    void whatWouldTakeHoursIsLeftOutAndNamed(String model) {
        // 3,000 users who rated the same 6,000 movies: 18 million ratings.
        TrainingSet large = TinySet.of(6_000, Collections.nCopies(3_000, Users.user("u", 6_000)));
        Plan plan = new Plan("B", "", true, List.of(), List.of(), List.of());
        assertThat(Limits.exceeded(model, large, plan).orElseThrow()).containsPattern("more than [0-9,]{9,}");
        assertThat(Limits.exceeded(model, set(60, 30), plan)).isEmpty();
    }

    @Test
    void aSequentialModelIsLeftOutWhereWhatIsAskedMayBeOlderThanWhatIsKnown() throws IOException {
        ProtocolReport report = report(set(60, 30), Protocol.A, Set.of("sasrec", "popularity"));
        assertThat(report.retrieval().keySet()).containsExactly("popularity");
        assertThat(report.leftOut().get("sasrec")).contains("protocol B");
    }

    @Test
    void refusesADataSetThatCannotBeDivided() {
        TrainingSet tiny = TinySet.of(60, List.of(Users.user("a", 4)));
        assertThatThrownBy(() -> report(tiny, Protocol.B, PLAIN))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("tiny cannot be divided");
    }
}
