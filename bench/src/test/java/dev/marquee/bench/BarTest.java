package dev.marquee.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BarTest {
    @Test
    void saysWhetherAFigureKeepsToItsLimit() {
        assertThat(Bar.atMost("p50", 1.9, 2).met()).isTrue();
        assertThat(Bar.atMost("p50", 2.1, 2).met()).isFalse();
        assertThat(Bar.atLeast("rate", 0.35, 0.35).met()).isTrue();
        assertThat(Bar.atMost("p50", Double.NaN, 2).met()).isFalse();
    }

    @Test
    void standsInATableBesideItsLimit() {
        assertThat(Bar.table(List.of(Bar.atMost("p50, ×", 2.125, 2), Bar.atLeast("rate", 412, 350)))
                        .lines())
                .containsExactly(
                        "| bar | found | limit | |",
                        "|---|---|---|---|",
                        "| p50, × | 2.13 | ≤ 2 | **not met** |",
                        "| rate | 412 | ≥ 350 | met |");
    }

    @Test
    void isJsonWithItsVerdict() {
        var report = new Report();
        report.figure("bars", List.of(Bar.atMost("errors", 0, 0)));

        assertThat(JsonMapper.shared()
                        .readTree(report.json())
                        .path("bars")
                        .get(0)
                        .path("met")
                        .booleanValue())
                .isTrue();
    }
}
