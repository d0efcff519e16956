package dev.marquee.training.dcn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link Stack}. */
class StackTest {
    private static final int SIZE = 20_000;

    private static float[] between1And5(int size, long seed) {
        Random random = new Random(seed);
        float[] ratings = new float[size];
        for (int i = 0; i < size; i++) {
            ratings[i] = 1 + 4 * random.nextFloat();
        }
        return ratings;
    }

    private static float[] sum(float intercept, float first, float[] one, float second, float[] other) {
        float[] sum = new float[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = intercept + first * one[i] + second * other[i];
        }
        return sum;
    }

    @Test
    void findsWhatEachModelKnows() {
        float[] dcn = between1And5(SIZE, 1);
        float[] factors = between1And5(SIZE, 2);
        Watched watched = new Watched(dcn, factors, sum(0.4f, 0.3f, dcn, 0.6f, factors));
        Stack stack = watched.stack();
        assertThat(stack.intercept()).isEqualTo(0.4f, within(0.01f));
        assertThat(stack.dcn()).isEqualTo(0.3f, within(0.01f));
        assertThat(stack.factors()).isEqualTo(0.6f, within(0.01f));
        assertThat(watched.rmse(stack)).isLessThan(0.01);
    }

    @Test
    void aModelThatKnowsNothingCountsNothing() {
        float[] dcn = between1And5(SIZE, 1);
        Stack stack = new Watched(dcn, between1And5(SIZE, 2), dcn).stack();
        assertThat(stack.dcn()).isEqualTo(1, within(0.01f));
        assertThat(stack.factors()).isEqualTo(0, within(0.01f));
    }

    @Test
    void ofTwoModelsThatAreTheSameEachCountsHalf() {
        float[] same = between1And5(SIZE, 1);
        Stack stack = new Watched(same, same, same).stack();
        assertThat(stack.dcn()).isEqualTo(0.5f, within(0.01f));
        assertThat(stack.factors()).isEqualTo(0.5f, within(0.01f));
    }

    @Test
    void withoutAFactorisationTheDcnIsPutThroughALine() {
        float[] dcn = between1And5(SIZE, 1);
        Stack stack = new Watched(dcn, null, sum(0.3f, 0.9f, dcn, 0, dcn)).stack();
        assertThat(stack.intercept()).isEqualTo(0.3f, within(0.01f));
        assertThat(stack.dcn()).isEqualTo(0.9f, within(0.01f));
        assertThat(stack.factors()).isZero();
    }

    @Test
    void whereOneModelWouldCountAgainstTheOtherItIsLeftOut() {
        float[] dcn = between1And5(SIZE, 1);
        float[] noise = between1And5(SIZE, 2);
        float[] factors = sum(0, 0.8f, dcn, 0.2f, noise);
        Stack stack = new Watched(dcn, factors, sum(0, 1.3f, dcn, -0.4f, factors)).stack();
        assertThat(stack.factors()).isZero();
        assertThat(stack.dcn()).as("1.3 - 0.4 x 0.8").isEqualTo(0.98f, within(0.01f));
    }

    @Test
    void ordersAreNeverTurnedRound() {
        float[] dcn = between1And5(SIZE, 1);
        float[] factors = between1And5(SIZE, 2);
        Stack stack = new Watched(dcn, factors, sum(5, -1, dcn, 0, factors)).stack();
        assertThat(stack.dcn()).isZero();
        assertThat(stack.factors()).isNotNegative();
    }

    @Test
    void fewRatingsChooseNothing() {
        float[] dcn = between1And5(99, 1);
        assertThat(new Watched(dcn, null, between1And5(99, 2)).stack()).isEqualTo(Stack.DCN_ALONE);
        assertThat(new Watched(dcn, dcn, between1And5(99, 2)).stack()).isEqualTo(new Stack(0, 0.5f, 0.5f));
    }

    @Test
    void errorsAreOfRatingsWithinTheScale() {
        Watched watched = new Watched(new float[] {7, 3}, new float[] {1, 1}, new float[] {4, 3});
        assertThat(watched.rmse(new Stack(0, 1, 0))).isEqualTo(Math.sqrt(0.5), within(1e-6));
    }
}
