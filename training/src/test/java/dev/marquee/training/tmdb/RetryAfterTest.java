package dev.marquee.training.tmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    @Test
    void readsSeconds() {
        assertThat(pause("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(pause(" 0 ")).isZero();
    }

    @Test
    void readsADate() {
        String inAMinute = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(60));

        assertThat(pause(inAMinute)).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(60));
        assertThat(pause("Wed, 21 Oct 2015 07:28:00 GMT")).isZero();
    }

    @Test
    void waitsTenSecondsWhereNothingSensibleIsSaid() {
        assertThat(pause("soon")).isEqualTo(Duration.ofSeconds(10));
        assertThat(pause("-5")).isEqualTo(Duration.ofSeconds(10));
        assertThat(RetryAfter.of(HttpHeaders.of(Map.of(), (name, value) -> true)))
                .isEqualTo(Duration.ofSeconds(10));
    }

    private static Duration pause(String value) {
        return RetryAfter.of(HttpHeaders.of(Map.of("Retry-After", List.of(value)), (name, kept) -> true));
    }
}
