package dev.marquee.training.tmdb;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The header {@code Retry-After}: seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {
    private static final Duration UNSAID = Duration.ofSeconds(10);

    private RetryAfter() {}

    /** The pause that a server asks for; 10 s where it names none. */
    static Duration of(HttpHeaders headers) {
        return headers.firstValue("Retry-After").map(RetryAfter::parse).orElse(UNSAID);
    }

    private static Duration parse(String value) {
        try {
            if (value.strip().matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(value.strip()));
            }
            Instant until = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration pause = Duration.between(Instant.now(), until);
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeException e) {
            return UNSAID;
        }
    }
}
