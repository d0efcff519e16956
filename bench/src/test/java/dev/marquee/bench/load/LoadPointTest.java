package dev.marquee.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.bench.http.Asked;
import dev.marquee.bench.load.Answer.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoadPointTest {
    private static final Asked LIST = Asked.get("/list");
    private static final Asked RATING = Asked.put("/rating", "{}");

    @Test
    void countsListsAndRatingsApart() {
        List<Sample> samples = new ArrayList<>();
        for (int millis = 1; millis <= 100; millis++) {
            samples.add(sample(millis, LIST, Outcome.FULL));
        }
        samples.add(sample(900, RATING, Outcome.WRITTEN));

        LoadPoint point = LoadPoint.of(10, 10, samples, Map.of());

        assertThat(point.p50Ms()).isCloseTo(50, within(0.1));
        assertThat(point.p99Ms()).isCloseTo(99, within(0.1));
        assertThat(point.writeP50Ms()).isCloseTo(900, within(1.0));
        assertThat(point.fullRate()).isEqualTo(10);
        assertThat(point.isBorne()).isTrue();
    }

    @Test
    void oneErrorOrRefusalOrTooManyDegradedListsAreNotBorne() {
        assertThat(with(Outcome.ERROR, 1).isBorne()).isFalse();
        assertThat(with(Outcome.REFUSED, 1).isBorne()).isFalse();
        assertThat(with(Outcome.DEGRADED, 10).isBorne()).isTrue();
        assertThat(with(Outcome.DEGRADED, 11).isBorne()).isFalse();
        assertThat(LoadPoint.of(10, 10, List.of(), Map.of()).isBorne()).isFalse();
    }

    @Test
    void isJsonWithTheFieldsPromised() {
        JsonNode json = JsonMapper.shared().valueToTree(with(Outcome.DEGRADED, 100));

        assertThat(json.propertyNames())
                .contains("rate", "p50Ms", "p99Ms", "p999Ms", "degradedShare", "errors")
                .doesNotContain("borne");
        assertThat(json.path("degradedShare").doubleValue()).isEqualTo(0.1);
    }

    @Test
    void servicesAreBackWhenEveryLaterSecondIsGood() {
        List<Sample> samples = new ArrayList<>();
        for (int second = 0; second < 10; second++) {
            boolean bad = second == 0 || second == 3;
            samples.add(new Sample(
                    second * 1_000_000_000L, 5_000_000, LIST, new Answer(bad ? Outcome.ERROR : Outcome.FULL, 5, null)));
        }

        assertThat(Recovery.seconds(samples)).isEqualTo(4);
        assertThat(Recovery.seconds(samples.subList(4, 10))).isZero();
        assertThat(Recovery.seconds(samples.subList(0, 4))).isEqualTo(4);
    }

    private static LoadPoint with(Outcome outcome, int number) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            samples.add(sample(5, LIST, i < number ? outcome : Outcome.FULL));
        }
        return LoadPoint.of(10, 10, samples, Map.of());
    }

    private static Sample sample(int millis, Asked asked, Outcome outcome) {
        return new Sample(0, millis * 1_000_000L, asked, new Answer(outcome, millis, null));
    }
}
