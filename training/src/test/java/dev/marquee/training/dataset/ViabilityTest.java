package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.dataset.DataReport.Spread;
import org.junit.jupiter.api.Test;

class ViabilityTest {
    @Test
    void findsAPersonalModelViableWithItsReason() {
        var verdict = Viability.judge(671, spread(71), 0.0164, 0.31);

        assertThat(verdict.viable()).isTrue();
        assertThat(verdict.reason())
                .isEqualTo(
                        "A personal model is viable: 671 users with a median of 71 ratings, 1.6 % of the pairs of user"
                                + " and movie rated, and user and movie explain 31.0 % of the variance of the ratings.");
    }

    @Test
    void acceptsWhatIsExactlyEnough() {
        assertThat(Viability.judge(50, spread(5), 0.0001, 0.05).viable()).isTrue();
    }

    @Test
    void namesEverythingThatLacks() {
        var verdict = Viability.judge(49, spread(4), 0.00005, 0.049);

        assertThat(verdict.viable()).isFalse();
        assertThat(verdict.reason())
                .isEqualTo(
                        "A personal model is not viable, recommend what is popular: only 49 users rated (at least 50 are"
                                + " needed); half of the users have at most 4 ratings (at least 5 are needed); 0.005 % of the pairs"
                                + " of user and movie are rated (at least 0.010 % are needed); user and movie explain 4.9 % of the"
                                + " variance of the ratings (at least 5.0 % are needed).");
    }

    private static Spread spread(long median) {
        return new Spread(1, 1, 1, median, median, median, median, median);
    }
}
