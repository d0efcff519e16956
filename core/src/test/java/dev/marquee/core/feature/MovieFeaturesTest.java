package dev.marquee.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movies;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link MovieFeatures}. */
class MovieFeaturesTest {
    private static final String DETAILS = """
            {"original_language": "fr", "popularity": 99.5, "vote_average": 9.1, "revenue": 12,
             "keywords": {"keywords": [{"id": 1, "name": "heist"}]},
             "credits": {"cast": [{"name": "A"}, {"name": "B"}, {"name": "C"}, {"name": "D"}, {"name": "E"}],
                         "crew": [{"name": "Z", "job": "Director"}, {"name": "Y", "job": "Editor"}]}}
            """;

    private final Catalog catalog = Catalog.of(List.of(
            Movies.detailed(1, 1994, DETAILS, "Crime"),
            Movies.detailed(2, 1991, DETAILS, "Crime"),
            Movies.detailed(3, 1990, DETAILS, "Crime"),
            Movies.movie(4, 2001, 0, "War")));

    @Test
    void whatThreeMoviesShareIsAFeatureAndLaterSnapshotsNever() {
        assertThat(MovieFeatures.of(catalog).names())
                .containsExactly(
                        "none",
                        "cast:A",
                        "cast:B",
                        "cast:C",
                        "cast:D",
                        "director:Z",
                        "genre:Crime",
                        "keyword:heist",
                        "language:fr",
                        "years:1990");
    }

    @Test
    void aMovieBecomesTheIdsOfItsFeatures() {
        int[][] encoded = MovieFeatures.of(catalog).encode(catalog);
        assertThat(encoded[0]).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void moviesOfNoCatalogAreEncodedByWhatTheVocabularyKnows() {
        int[][] encoded = MovieFeatures.of(catalog)
                .encode(List.of(
                        Movies.movie(9, 2001, 0, "War"),
                        Movies.movie(7, 1993, 0, "War", "Crime"),
                        Movies.movie(8, 2020, 0)));
        assertThat(encoded).isDeepEqualTo(new int[][] {{0}, {6, 9}, {0}});
    }

    @Test
    void aMovieWithoutFeaturesHasTheOneForNone() {
        assertThat(MovieFeatures.of(catalog).encode(catalog)[3]).containsExactly(0);
    }
}
