package dev.marquee.api.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RankingCostTest {
    private final RankingCost cost = new RankingCost();

    @Test
    void affordsEverythingAsLongAsNothingIsKnown() {
        assertThat(cost.affordable(Duration.ofMillis(1), 300)).isEqualTo(300);
    }

    @Test
    void affordsWhatFitsWithAMargin() {
        cost.observe(300, Duration.ofMillis(300));
        assertThat(cost.affordable(Duration.ofMillis(450), 300)).isEqualTo(300);
        assertThat(cost.affordable(Duration.ofMillis(150), 300)).isEqualTo(100);
        assertThat(cost.affordable(Duration.ZERO, 300)).isZero();
    }

    @Test
    void followsTheCallsSlowly() {
        cost.observe(100, Duration.ofMillis(100));
        cost.observe(100, Duration.ofMillis(600));
        assertThat(cost.affordable(Duration.ofMillis(300), 300)).isEqualTo(100);
    }

    @Test
    void comesBackAfterABadSpell() {
        cost.observe(10, Duration.ofMillis(4_000));
        int skipped = 0;
        while (cost.affordable(Duration.ofMillis(300), 300) < 20) {
            cost.skipped();
            skipped++;
        }
        assertThat(skipped).isBetween(1, 50);
    }
}
