package dev.marquee.core.feedback;

import static dev.marquee.core.catalog.Movies.detailed;
import static dev.marquee.core.catalog.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.catalog.Catalog;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final Catalog CATALOG = Catalog.of(List.of(
            detailed(1, 2000, credits("\u00c5sa \ud83c\udfac", "Jane Doe")),
            detailed(2, 2000, credits("Jane Doe", "Jane Doe")),
            movie(3, 2000, 1, "Drama"),
            detailed(4, 2000, credits("", "x".repeat(201)))));
    private static final People PEOPLE = People.of(CATALOG);

    private static String credits(String director, String actor) {
        return """
                {"credits":{"crew":[{"job":"Director","name":"%s"}],"cast":[{"name":"%s"}]}}""".formatted(director, actor);
    }

    private static List<Integer> left(String hidden) {
        BitSet accepted = new BitSet();
        accepted.set(0, CATALOG.size());
        PEOPLE.hide(hidden, accepted);
        return accepted.stream().boxed().toList();
    }

    @Test
    void hidesWhatAPersonDirectedOrActsIn() {
        assertThat(left("Jane Doe")).containsExactly(2, 3);
        assertThat(left("Somebody Else")).containsExactly(0, 1, 2, 3);
    }

    @Test
    void looksNamesUpByAnyCaseAndAnyWayToWriteAnAccent() {
        assertThat(PEOPLE.named("JANE doe")).contains("Jane Doe");
        assertThat(PEOPLE.named("a\u030aSA \ud83c\udfac")).contains("\u00c5sa \ud83c\udfac");
        assertThat(left("A\u030asa \ud83c\udfac")).containsExactly(1, 2, 3);
    }

    @Test
    void knowsNobodyElse() {
        for (String name : List.of("", " ", "Jane", "x".repeat(201), "x".repeat(100_000), "\ud800", "\0")) {
            assertThat(PEOPLE.named(name)).as(name).isEmpty();
        }
    }

    @Test
    void knowsWhoMadeWhatAfterMoviesWereEdited() {
        Catalog edited = CATALOG.with(Map.of(
                2, Optional.of(detailed(2, 2000, credits("New Name", "Jane Doe"))),
                1, Optional.of(movie(1, 2000, 1, "Drama")),
                9, Optional.of(detailed(9, 2026, credits("Jane Doe", "New Name")))));
        People people = PEOPLE.with(CATALOG, edited);
        assertThat(people.named("\u00c5sa \ud83c\udfac"))
                .as("of the first movie only")
                .isEmpty();
        BitSet accepted = edited.present();
        people.hide("jane doe", accepted);
        assertThat(accepted.stream()).containsExactly(0, 2, 3);
        people.hide("new name", accepted);
        assertThat(accepted.stream()).containsExactly(0, 2, 3);
        assertThat(left("Jane Doe")).as("those before").containsExactly(2, 3);
    }
}
