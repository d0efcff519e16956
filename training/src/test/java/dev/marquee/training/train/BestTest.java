package dev.marquee.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Best}. */
class BestTest {
    @Test
    void keepsTheWeightsThatValidateBestAndTheWholeCurve() {
        List<Float> told = new ArrayList<>();
        Best<String> best = new Best<>("rmse", rmse -> -rmse, (loss, _) -> told.add(loss));
        best.stepped(4, 30);
        best.stepped(8, 10);
        best.ended(null, () -> "first");
        best.stepped(3, 10);
        best.ended(0.8, () -> "second");
        best.stepped(2, 10);
        best.ended(0.8, () -> "third");
        best.stepped(1, 10);
        best.ended(0.9, () -> "fourth");

        Fitted<String> fitted = best.fitted();

        assertThat(fitted.weights()).isEqualTo("second");
        assertThat(fitted.epochs()).isEqualTo(2);
        assertThat(fitted.curve())
                .isEqualTo(new Curve(
                        "rmse",
                        2,
                        List.of(
                                new Curve.Point(1, 5, null),
                                new Curve.Point(2, 3, 0.8),
                                new Curve.Point(3, 2, 0.8),
                                new Curve.Point(4, 1, 0.9))));
        assertThat(told).containsExactly(4f, 8f, 3f, 2f, 1f);
    }

    @Test
    void keepsSomethingEvenIfAValueIsNoNumber() {
        Best<String> best = new Best<>("ndcg@10", ndcg -> ndcg, (_, _) -> {});
        best.stepped(1, 1);
        best.ended(Double.NaN, () -> "only");
        assertThat(best.fitted().weights()).isEqualTo("only");
    }

    @Test
    void hasNothingBeforeItWasValidated() {
        Best<String> best = new Best<>("ndcg@10", ndcg -> ndcg, (_, _) -> {});
        assertThatThrownBy(best::fitted).isInstanceOf(NullPointerException.class);
    }
}
