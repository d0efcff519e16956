package dev.marquee.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link RankingFeatures#contextYear}: no year that the model has never seen. */
class ContextYearTest {
    @ParameterizedTest
    @CsvSource({
        "2018, 2018-09-26T12:00:00Z, 2018",
        "2026, 2018-09-26T12:00:00Z, 2018",
        "1996, 2018-09-26T12:00:00Z, 1996",
        "2026, 2018-12-31T23:59:59Z, 2018",
        "2026, 2019-01-01T00:00:00Z, 2019"
    })
    void isTheYearAskedUpToThatOfTheNewestRating(int asked, Instant newest, int expected) {
        assertThat(RankingFeatures.contextYear(asked, newest.getEpochSecond())).isEqualTo(expected);
    }
}
