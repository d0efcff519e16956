package dev.marquee.core.rerank;

import static dev.marquee.core.catalog.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.rerank.ListRule.Pin;
import dev.marquee.core.rerank.ListRule.Weight;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** {@link ActiveRules}, and what {@link Reranker} makes of them. */
class ActiveRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final Catalog catalog = Catalog.of(List.of(
            movie(10, 1990, 1, "Drama"),
            movie(20, 1990, 1, "Drama", "Crime"),
            movie(30, 1990, 1, "Comedy"),
            movie(40, 1990, 1, "Comedy")));
    private final Reranker reranker = Reranker.of(catalog, ItemDirections.of(new float[4][2]));

    private ActiveRules active(ListRule... rules) {
        return ActiveRules.of(List.of(rules), catalog, NOW);
    }

    private int[] order(RerankOptions options, ListRule... rules) {
        RerankTask task = new RerankTask(3, options, List.of(), "seed", active(rules));
        return reranker.arrange(new int[] {0, 1, 2, 3}, new double[] {0.9, 0.8, 0.7, 0.6}, task)
                .positions();
    }

    private static ListRule pin(String ruleId, int movieId, int place) {
        return new ListRule(ruleId, new Pin(movieId, place), null, null, null);
    }

    private static ListRule weight(String ruleId, Weight weight) {
        return new ListRule(ruleId, null, weight, null, null);
    }

    @Test
    void aPinnedMovieHasItsPlace() {
        assertThat(order(RerankOptions.NONE)).containsExactly(0, 1, 2);
        assertThat(order(RerankOptions.NONE, pin("a", 40, 1))).containsExactly(3, 0, 1);
        assertThat(order(RerankOptions.NONE, pin("a", 10, 3), pin("b", 40, 2))).containsExactly(1, 3, 0);
    }

    @Test
    void aPinThatNobodyCanKeepChangesNothing() {
        assertThat(order(RerankOptions.NONE, pin("a", 99, 1))).containsExactly(0, 1, 2);
        assertThat(order(RerankOptions.NONE, pin("a", 40, 4))).containsExactly(0, 1, 2);
        RerankTask task = new RerankTask(2, RerankOptions.NONE, List.of(), "seed", active(pin("a", 40, 1)));
        assertThat(reranker.arrange(new int[] {1, 2}, new double[] {1, 1}, task).positions())
                .as("filters do not allow it, so it is no candidate")
                .containsExactly(0, 1);
    }

    @Test
    void theFirstRuleByNameHasThePlaceAndAMovieIsShownOnce() {
        assertThat(order(RerankOptions.NONE, pin("b", 30, 1), pin("a", 40, 1))).containsExactly(3, 0, 1);
        assertThat(order(RerankOptions.NONE, pin("a", 40, 2), pin("b", 40, 1))).containsExactly(0, 3, 1);
    }

    @Test
    void pinsCountForTheCapFromTheStart() {
        RerankOptions oneOfAGenre = new RerankOptions(0, 1, 2, 0);
        assertThat(order(oneOfAGenre)).containsExactly(0, 2, 1);
        assertThat(order(oneOfAGenre, pin("a", 20, 2))).containsExactly(2, 1, 0);
    }

    @Test
    void factorsOfAllRulesThatMeanAMovieAreMultiplied() {
        ActiveRules rules = active(
                weight("b", new Weight(List.of(10, 99), List.of(), 3)),
                weight("c", new Weight(List.of(), List.of("DRAMA"), 0.5)),
                weight("a", new Weight(List.of(10, 30), List.of(), 1)));
        assertThat(rules.factor(0)).isEqualTo(1.5, within(1e-12));
        assertThat(rules.factor(1)).isEqualTo(0.5, within(1e-12));
        assertThat(rules.factor(2)).isEqualTo(1);
        assertThat(rules.rule(0, 0)).isEqualTo("b");
        assertThat(rules.rule(1, 0)).isEqualTo("c");
        assertThat(rules.rule(2, 0)).as("a factor of 1 does nothing").isNull();
        assertThat(rules.weigh()).isTrue();
        assertThat(ActiveRules.NONE.weigh()).isFalse();
    }

    @Test
    void aPinIsWhatARuleDidOnlyAtItsPlace() {
        ActiveRules rules = active(pin("p", 40, 2), weight("w", new Weight(List.of(40), List.of(), 2)));
        assertThat(rules.rule(3, 1)).isEqualTo("p");
        assertThat(rules.rule(3, 0)).isEqualTo("w");
        assertThat(rules.rule(0, 1)).isNull();
        assertThat(rules.pins(1)).isFalse();
        assertThat(rules.pins(2)).isTrue();
        assertThat(rules.withoutPins().pins(100)).isFalse();
        assertThat(rules.withoutPins().rule(3, 1)).isEqualTo("w");
        assertThat(rules.withoutPins().factor(3)).isEqualTo(2);
    }

    @Test
    void aRuleHoldsFromItsFirstMomentUntilBeforeItsEnd() {
        Pin pin = new Pin(40, 1);
        assertThat(new ListRule("a", pin, null, NOW, NOW.plusSeconds(1)).holds(NOW))
                .isTrue();
        assertThat(new ListRule("a", pin, null, null, NOW).holds(NOW)).isFalse();
        assertThat(new ListRule("a", pin, null, NOW.plusSeconds(1), null).holds(NOW))
                .isFalse();
        assertThat(order(RerankOptions.NONE, new ListRule("a", pin, null, null, NOW)))
                .containsExactly(0, 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ListRule("a", pin, null, NOW, NOW))
                .withMessageContaining("expected an earlier start");
    }

    @Test
    void holdsUntilAnyPeriodBeginsOrEnds() {
        Weight weight = new Weight(List.of(10), List.of(), 2);
        ActiveRules rules = active(
                pin("always", 10, 1),
                new ListRule("over", null, weight, NOW.minusSeconds(9), NOW.minusSeconds(5)),
                new ListRule("now", null, weight, NOW, NOW.plusSeconds(20)),
                new ListRule("next", null, weight, NOW.plusSeconds(10), null));
        assertThat(rules.factor(0)).isEqualTo(2);
        assertThat(rules.hold(NOW.minusNanos(1))).isFalse();
        assertThat(rules.hold(NOW)).isTrue();
        assertThat(rules.hold(NOW.plusSeconds(10).minusNanos(1))).isTrue();
        assertThat(rules.hold(NOW.plusSeconds(10))).isFalse();
        assertThat(active(pin("always", 10, 1)).hold(Instant.EPOCH)).isTrue();
    }

    @Test
    void aValueOutOfRangeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pin(1, 0)).withMessageContaining("1 to 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weight(List.of(), List.of(), Double.NaN))
                .withMessageContaining("0 to 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ListRule("a", null, null, null, null))
                .withMessageContaining("either a pin or a weight");
    }

    @RepeatedTest(50)
    void whateverIsAskedPinsAreKeptAndEveryMovieIsThereOnce(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Catalog many = Catalog.of(IntStream.rangeClosed(1, 40)
                .mapToObj(id -> movie(id, 2000, 1, "G" + id % 4, "H" + id % 3))
                .toList());
        float[][] vectors = new float[40][4];
        for (float[] vector : vectors) {
            vector[random.nextInt(3)] = 1;
        }
        List<ListRule> rules = IntStream.range(0, 5)
                .<ListRule>mapToObj(i -> pin("r" + i, 1 + random.nextInt(45), 1 + random.nextInt(20)))
                .toList();
        ActiveRules active = ActiveRules.of(rules, many, NOW);
        RerankOptions options = new RerankOptions(random.nextInt(11) / 10.0, 1 + random.nextInt(3), 5, 0.3);
        int[] ordinals = IntStream.range(0, 40).toArray();
        double[] scores = IntStream.range(0, 40).mapToDouble(i -> 1 - i / 40.0).toArray();

        Arrangement arranged = Reranker.of(many, ItemDirections.of(vectors))
                .arrange(ordinals, scores, new RerankTask(15, options, List.of(), "s", active));

        assertThat(arranged.positions()).hasSize(15).doesNotHaveDuplicates();
        for (int place = 0; place < 15; place++) {
            if (active.pinned(place) >= 0) {
                assertThat(arranged.positions()[place]).isEqualTo(active.pinned(place));
                assertThat(arranged.explored().get(place)).isFalse();
            }
        }
    }
}
