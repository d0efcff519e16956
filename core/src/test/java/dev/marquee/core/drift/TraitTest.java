package dev.marquee.core.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.catalog.Movie;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Trait}. */
class TraitTest {
    private static final Instant RATED = Instant.parse("2026-01-01T00:00:00Z");

    private static Movie movie(Integer year, String... genres) {
        return new Movie(1, "T", year, List.of(genres), null, null, 0, 0, 0, null);
    }

    @Test
    void lengthsAreInGrowingBins() {
        assertThat(Trait.historyLength(1)).isEqualTo("1+");
        assertThat(Trait.historyLength(4)).isEqualTo("2+");
        assertThat(Trait.historyLength(5)).isEqualTo("5+");
        assertThat(Trait.historyLength(999)).isEqualTo("500+");
        assertThat(Trait.historyLength(10_000)).isEqualTo("1000+");
    }

    @Test
    void agesAreYearsAtTheRating() {
        assertThat(Trait.movieAge(movie(2026), RATED)).isEqualTo("0+");
        assertThat(Trait.movieAge(movie(2027), RATED)).isEqualTo("0+");
        assertThat(Trait.movieAge(movie(2024), RATED)).isEqualTo("2+");
        assertThat(Trait.movieAge(movie(1920), RATED)).isEqualTo("50+");
        assertThat(Trait.movieAge(movie(null), RATED)).isEqualTo("(unknown)");
    }

    @Test
    void predictionsAreInQuartersOfAStar() {
        assertThat(Trait.predictedRating(4.24)).isEqualTo("4.0");
        assertThat(Trait.predictedRating(4.25)).isEqualTo("4.25");
        assertThat(Trait.predictedRating(5)).isEqualTo("5.0");
    }

    @Test
    void aMovieWithoutGenresCountsToo() {
        assertThat(Trait.genres(movie(2000))).containsExactly("(none)");
        assertThat(Trait.genres(movie(2000, "Drama", "War"))).containsExactly("Drama", "War");
    }
}
