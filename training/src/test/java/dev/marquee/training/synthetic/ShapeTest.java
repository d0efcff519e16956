package dev.marquee.training.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** {@link Shape} and the {@link Activity} that fits it. */
class ShapeTest {
    private static int[] activity(Shape shape) {
        int[] counts = Activity.of(shape, new SplittableRandom(shape.seed()));
        Arrays.sort(counts);
        return counts;
    }

    @Test
    void theSizesOfMl25mGiveItsActivity() {
        int[] counts = activity(new Shape(162_000, 62_000, 25_000_000, 42));

        assertThat(Arrays.stream(counts).asLongStream().sum()).isEqualTo(25_000_000);
        assertThat(counts[0]).isBetween(20, 21);
        assertThat(counts[81_000]).isBetween(65, 77);
        assertThat(counts[161_999]).isBetween(20_000, 31_000);
    }

    @Test
    void fewRatingsAUserLowerTheFewest() {
        int[] counts = activity(new Shape(1_000, 100, 10_000, 1));

        assertThat(Arrays.stream(counts).sum()).isEqualTo(10_000);
        assertThat(counts[0]).isBetween(5, 6);
        assertThat(counts[999]).isLessThanOrEqualTo(50);
    }

    @Test
    void whatIsImpossibleIsRefusedWithThePossible() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shape(0, 100, 1_000, 1))
                .withMessage("0 users and 100 movies; expected are at least 1 and 40");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shape(10, 100, 251, 1))
                .withMessage("251 ratings; 10 users and 100 movies allow 20 to 250");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shape(10, 100, 19, 1))
                .withMessage("19 ratings; 10 users and 100 movies allow 20 to 250");
    }
}
