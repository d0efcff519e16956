package dev.marquee.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@link MovieMetadata}. */
class MovieMetadataTest {
    private static final MovieMetadata NOTHING = new MovieMetadata(List.of(), List.of(), List.of(), "");

    private static MovieMetadata read(String details) {
        return MovieMetadata.of(Movies.detailed(1, 1995, details));
    }

    @Test
    void isTheSameAfterItWasWrittenAsDetails() {
        MovieMetadata metadata = new MovieMetadata(
                List.of("A \"quoted\" \u0000 name", "\ud83c\udfac"), List.of("B", "C"), List.of("heist"), "en");
        assertThat(read(metadata.details().json())).isEqualTo(metadata);
        assertThat(read(NOTHING.details().json())).isEqualTo(NOTHING);
    }

    @Test
    void readsDirectorsTheFirstOfTheCastKeywordsAndLanguage() {
        MovieMetadata heat = read("""
                {"id":949,"title":"Heat","belongs_to_collection":{"name":"no","job":"Director"},
                 "credits":{"id":9,"cast":[{"order":0,"name":"Al Pacino"},{"name":"Robert De Niro","character":{"name":"no"}},
                   {"name":"Val Kilmer"},{"name":"Jon Voight"},{"name":"Ashley Judd"}],
                   "crew":[{"name":"Pasquale Buba","job":"Editor"},{"job":"Director","name":"Michael Mann"}]},
                 "genres":[{"name":"Drama"}],"original_language":"en",
                 "keywords":{"keywords":[{"id":1,"name":"heist"},{"name":"los angeles"}]}}""");
        assertThat(heat)
                .isEqualTo(new MovieMetadata(
                        List.of("Michael Mann"),
                        List.of("Al Pacino", "Robert De Niro", "Val Kilmer", "Jon Voight"),
                        List.of("heist", "los angeles"),
                        "en"));
        assertThat(heat.people())
                .containsExactly("Michael Mann", "Al Pacino", "Robert De Niro", "Val Kilmer", "Jon Voight");
    }

    @Test
    void aMovieWithoutDetailsHasNone() {
        assertThat(MovieMetadata.of(Movies.movie(1, 1990, 1, "Drama"))).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"credits\":null,\"keywords\":null,\"original_language\":null}",
                "{\"credits\":7,\"keywords\":\"heist\",\"original_language\":{\"name\":\"en\"}}",
                "{\"credits\":[{\"crew\":[]}],\"keywords\":[{\"name\":\"heist\"}],\"original_language\":[\"en\"]}",
                "{\"credits\":{\"crew\":{\"a\":1},\"cast\":true},\"keywords\":{\"keywords\":5.5}}",
                "{\"credits\":{\"crew\":[{\"name\":\"Nobody\"}]}}",
            })
    void whatHasAnotherShapeIsLeftOut(String details) {
        assertThat(read(details)).isEqualTo(NOTHING);
    }

    @RepeatedTest(50)
    void readsWhatATreeHolds(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.set("runtime", noise(random, 3));
        ObjectNode credits = details.putObject("credits");
        people(random, credits.putArray("cast"));
        credits.set("other", noise(random, 2));
        people(random, credits.putArray("crew"));
        people(random, details.putObject("keywords").putArray("keywords"));
        details.put("original_language", "l" + random.nextInt(9));
        assertThat(read(JsonMapper.shared().writeValueAsString(details))).isEqualTo(byTree(details));
    }

    private static void people(Random random, ArrayNode array) {
        for (int i = random.nextInt(8); i > 0; i--) {
            ObjectNode person = array.addObject();
            person.set("profile", noise(random, 2));
            if (random.nextInt(5) > 0) {
                person.put("name", "n\u00e9 \"" + random.nextInt(9));
            }
            person.put("job", random.nextBoolean() ? "Director" : "Writer");
        }
    }

    private static JsonNode noise(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> JsonNodeFactory.instance.nullNode();
            case 1 -> JsonNodeFactory.instance.numberNode(random.nextDouble());
            case 2 -> JsonNodeFactory.instance.stringNode("Director");
            case 3 -> JsonNodeFactory.instance.arrayNode().add(noise(random, depth - 1));
            default -> JsonNodeFactory.instance.objectNode().set("name", noise(random, depth - 1));
        };
    }

    private static MovieMetadata byTree(JsonNode tree) {
        return new MovieMetadata(
                tree.at("/credits/crew")
                        .valueStream()
                        .filter(member -> member.path("job").asString("").equals("Director"))
                        .map(member -> member.path("name").asString(""))
                        .toList(),
                tree.at("/credits/cast")
                        .valueStream()
                        .limit(4)
                        .map(member -> member.path("name").asString(""))
                        .toList(),
                tree.at("/keywords/keywords")
                        .valueStream()
                        .map(member -> member.path("name").asString(""))
                        .toList(),
                tree.path("original_language").asString(""));
    }
}
