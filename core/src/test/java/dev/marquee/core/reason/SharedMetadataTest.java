package dev.marquee.core.reason;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.catalog.Movie;
import dev.marquee.core.catalog.Movies;
import org.junit.jupiter.api.Test;

/** {@link SharedMetadata}. */
class SharedMetadataTest {
    private static final Movie HEAT = Movies.detailed(1, 1995, """
            {"credits":{"crew":[{"job":"Director","name":"Michael Mann"},{"job":"Editor","name":"Pasquale Buba"}],
              "cast":[{"name":"Al Pacino"},{"name":"Robert De Niro"},{"name":""}]},
             "keywords":{"keywords":[{"name":"heist"},{"name":"los angeles"},{"name":"heist"}]}}""");
    private static final Movie INSIDER = Movies.detailed(2, 1999, """
            {"credits":{"crew":[{"job":"Director","name":"Michael Mann"},{"job":"Director","name":"Pasquale Buba"}],
              "cast":[{"name":"Russell Crowe"},{"name":"Al Pacino"},{"name":""}]},
             "keywords":{"keywords":[{"name":"tobacco"},{"name":"heist"}]}}""");

    @Test
    void namesPeopleAndKeywordsOfBothInTheOrderOfTheFirst() {
        SharedMetadata shared = new SharedMetadata.Comparison().of(HEAT, INSIDER);
        assertThat(shared.people()).containsExactly("Michael Mann", "Al Pacino");
        assertThat(shared.keywords()).containsExactly("heist");
    }

    @Test
    void aMovieWithoutDetailsSharesNothing() {
        SharedMetadata shared = new SharedMetadata.Comparison().of(HEAT, Movies.movie(3, 1990, 1, "Drama"));
        assertThat(shared.people()).isEmpty();
        assertThat(shared.keywords()).isEmpty();
    }
}
