package dev.marquee.training.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@link Range}. */
class RangeTest {
    private static final int DRAWS = 2_000;
    private static final JsonNode WHOLE = JsonMapper.shared().readTree("64");
    private static final JsonNode FRACTION = JsonMapper.shared().readTree("0.5");

    private static Range range(String json, JsonNode known) {
        return Range.of("dcn/epochs", JsonMapper.shared().readTree(json), known);
    }

    private static List<Double> drawn(Range range) {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, DRAWS)
                .mapToObj(_ -> range.draw(random).doubleValue())
                .toList();
    }

    @Test
    void aListGivesEachOfItsValues() {
        SplittableRandom random = new SplittableRandom(1);
        Range range = range("[[64,32],[16]]", JsonMapper.shared().readTree("[1]"));
        Set<String> drawn = IntStream.range(0, 100)
                .mapToObj(_ -> range.draw(random).toString())
                .collect(Collectors.toSet());
        assertThat(drawn).containsExactlyInAnyOrder("[64,32]", "[16]");
    }

    @Test
    void wholeNumbersIncludeBothEnds() {
        Range range = range("{\"from\":2,\"to\":4}", WHOLE);
        assertThat(drawn(range)).containsOnly(2.0, 3.0, 4.0).contains(2.0, 3.0, 4.0);
        assertThat(range.draw(new SplittableRandom(1)).isIntegralNumber()).isTrue();
    }

    @Test
    void fractionsAreEvenlySpreadAndShort() {
        List<Double> drawn = drawn(range("{\"from\":0,\"to\":1}", FRACTION));
        assertThat(drawn).allMatch(value -> value >= 0 && value <= 1);
        assertThat(drawn.stream().filter(value -> value < 0.5).count()).isBetween(900L, 1_100L);
        assertThat(drawn).allMatch(value -> String.valueOf(value).length() <= 8);
    }

    @Test
    void aLogarithmicScaleSpreadsDecadesEvenly() {
        List<Double> drawn = drawn(range("{\"from\":0.0001,\"to\":1,\"scale\":\"log\"}", FRACTION));
        assertThat(drawn).allMatch(value -> value >= 0.0001 && value <= 1);
        assertThat(drawn.stream().filter(value -> value < 0.01).count()).isBetween(900L, 1_100L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "[]",
                "{}",
                "{\"from\":1}",
                "{\"from\":2,\"to\":2}",
                "{\"from\":\"a\",\"to\":2}",
                "{\"from\":0,\"to\":2,\"scale\":\"log\"}",
                "{\"from\":1,\"to\":2,\"scale\":\"cubic\"}",
                "{\"from\":1,\"to\":2,\"step\":1}"
            })
    void refusesAnythingElseAndNamesIt(String json) {
        assertThatThrownBy(() -> range(json, WHOLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dcn/epochs is ")
                .hasMessageContaining("expected a list of values or");
    }
}
