package dev.marquee.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.training.evaluation.CombinedScore.Ratio;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** {@link CombinedScore}. */
class CombinedScoreTest {
    private static Ratio ratio(double above, double below, int users) {
        double[] a = new double[users];
        double[] b = new double[users];
        Arrays.fill(a, above);
        Arrays.fill(b, below);
        return new Ratio(a, b);
    }

    @Test
    void isTheGeometricMeanOfThreeRatios() {
        CombinedScore score = CombinedScore.of(ratio(0.3, 0.15, 4), ratio(0.2, 0.1, 4), ratio(3, 3.0 / 4, 4));

        assertThat(score.ndcg10()).isCloseTo(2, within(1e-12));
        assertThat(score.mrr10()).isCloseTo(2, within(1e-12));
        assertThat(score.rmse()).isCloseTo(2, within(1e-12));
        assertThat(score.value()).isCloseTo(2, within(1e-12));
        assertThat(score.standardError()).isZero();
    }

    @Test
    void isOneForTheBaselinesThemselves() {
        Ratio same = ratio(0.4, 0.4, 3);

        assertThat(CombinedScore.of(same, same, same).value()).isCloseTo(1, within(1e-12));
    }

    @Test
    void doesNotTakeForNoiseWhatModelAndBaselineShare() {
        double[] users = {0.1, 0.9, 0.4, 0.7};
        double[] doubled = Arrays.stream(users).map(value -> 2 * value).toArray();
        Ratio shared = new Ratio(doubled, users);

        CombinedScore score = CombinedScore.of(shared, shared, ratio(1, 1, 4));

        assertThat(score.standardError()).isCloseTo(0, within(1e-12));
        assertThat(score.value()).isCloseTo(Math.cbrt(4), within(1e-12));
    }

    @Test
    void isNoNumberWhereTheBaselineFindsNothingAndNeitherDoesTheModel() {
        assertThat(CombinedScore.of(ratio(0, 0, 3), ratio(1, 1, 3), ratio(1, 1, 3))
                        .value())
                .isNaN();
    }

    /** The formula against drawing the users again and again. */
    @Test
    void hasTheStandardErrorThatABootstrapFinds() {
        Random random = new Random(5);
        int users = 400;
        double[][] parts = new double[6][users];
        for (int user = 0; user < users; user++) {
            double taste = random.nextDouble();
            for (int part = 0; part < parts.length; part++) {
                parts[part][user] = taste * random.nextDouble() + (part % 2 == 0 ? 0.2 : 0.1);
            }
        }
        CombinedScore score = score(parts, user -> user);

        double[] logarithms = new double[2_000];
        for (int draw = 0; draw < logarithms.length; draw++) {
            int[] drawn = random.ints(users, 0, users).toArray();
            logarithms[draw] = Math.log(score(parts, user -> drawn[user]).value());
        }

        double mean = Arrays.stream(logarithms).average().orElseThrow();
        double variance = Arrays.stream(logarithms)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        assertThat(score.standardError()).isCloseTo(Math.sqrt(variance), within(0.1 * Math.sqrt(variance)));
    }

    @Test
    void pairsUsersWhoWereAskedTheSame() {
        Random random = new Random(6);
        int users = 1_000;
        double[][] parts = new double[6][users];
        double[][] nearly = new double[6][users];
        for (int user = 0; user < users; user++) {
            for (int part = 0; part < parts.length; part++) {
                parts[part][user] = random.nextDouble();
                nearly[part][user] = parts[part][user] + 0.05 * random.nextDouble();
            }
        }
        CombinedScore score = score(parts, user -> user);
        CombinedScore other = score(nearly, user -> user);

        double apart = score.noise(other, false);

        assertThat(apart).isEqualTo(Math.hypot(score.standardError(), other.standardError()));
        assertThat(score.noise(other, true)).isPositive().isLessThan(apart / 10);
        assertThat(score.noise(score, true)).isZero();
    }

    /** Of independent users, groups find the same noise as the users one by one. */
    @Test
    void groupsFindTheNoiseOfTheUsers() {
        Random random = new Random(7);
        double[][] parts = new double[6][2_000];
        double[][] others = new double[6][2_000];
        for (int part = 0; part < parts.length; part++) {
            Arrays.setAll(parts[part], _ -> random.nextDouble());
            Arrays.setAll(others[part], _ -> random.nextDouble());
        }
        CombinedScore score = score(parts, user -> user);
        CombinedScore other = score(others, user -> user);

        assertThat(score.groups()).hasSize(50);
        assertThat(score.noise(other, true))
                .isCloseTo(score.noise(other, false), within(0.3 * score.noise(other, false)));
    }

    @Test
    void doesNotPairFewUsers() {
        CombinedScore few = CombinedScore.of(ratio(2, 1, 30), ratio(2, 1, 30), ratio(2, 1, 30));

        assertThat(few.noise(few, true)).isEqualTo(Math.hypot(few.standardError(), few.standardError()));
    }

    private static CombinedScore score(double[][] parts, IntUnaryOperator draw) {
        double[][] drawn = Arrays.stream(parts)
                .map(part -> {
                    double[] values = new double[part.length];
                    Arrays.setAll(values, user -> part[draw.applyAsInt(user)]);
                    return values;
                })
                .toArray(double[][]::new);
        return CombinedScore.of(
                new Ratio(drawn[0], drawn[1]), new Ratio(drawn[2], drawn[3]), new Ratio(drawn[4], drawn[5]));
    }
}
