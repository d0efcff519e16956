package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatingCursorTest {
    @Test
    void readsWhatItWrote() {
        var cursor = new RatingCursor(Instant.ofEpochMilli(1_700_000_000_123L), Integer.MAX_VALUE);
        assertThat(RatingCursor.parse(cursor.text())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "!!", "MQ", "===="})
    void readsNothingElse(String text) {
        assertThat(RatingCursor.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:99999999999", "99999999999999999999:1", "1:", ":1", "1:1:1", "1:-1"})
    void readsNoNumbersOutOfRange(String plain) {
        String text = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
        assertThat(RatingCursor.parse(text)).isEmpty();
    }
}
