package dev.marquee.api.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestIdTest {
    @Test
    void isAUlid() {
        // The time of the example in the ULID specification.
        assertThat(RequestId.at(1_469_918_176_385L)).matches("01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}");
    }

    @Test
    void sortsByTime() {
        assertThat(RequestId.at(1_800_000_000_000L)).isLessThan(RequestId.at(1_800_000_000_001L));
    }

    @Test
    void differsWithinAMillisecond() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(RequestId.at(1));
        }
        assertThat(ids).hasSize(10_000);
    }
}
