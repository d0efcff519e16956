package dev.marquee.training.tmdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DetailsTrimTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void keepsDirectorsAndTheTopOfTheCast() {
        var details = (ObjectNode)
                JSON.readTree("{\"id\":1,\"credits\":{\"crew\":[{\"name\":\"A\",\"job\":\"Director\",\"id\":9},"
                        + "{\"name\":\"B\",\"job\":\"Gaffer\"},{\"name\":\"C\",\"job\":\"Director\"}],\"cast\":[]}}");
        for (int i = 0; i < 30; i++) {
            details.withArray("/credits/cast")
                    .addObject()
                    .put("name", "cast " + i)
                    .put("order", i);
        }

        var trimmed = DetailsTrim.trim(details);

        assertThat(trimmed.at("/credits/cast")).hasSize(10);
        assertThat(trimmed.at("/credits/cast/9/name").asString()).isEqualTo("cast 9");
        assertThat(trimmed.at("/credits/crew").toString())
                .isEqualTo("[{\"name\":\"A\",\"job\":\"Director\",\"id\":9},{\"name\":\"C\",\"job\":\"Director\"}]");
    }

    @Test
    void leavesAnotherShapeAsItIs() {
        for (String other : new String[] {"{\"id\":1}", "{\"credits\":7}", "{\"credits\":{\"cast\":null}}"}) {
            var details = (ObjectNode) JSON.readTree(other);
            assertThat(DetailsTrim.trim(details)).isEqualTo(JSON.readTree(other));
        }
    }
}
