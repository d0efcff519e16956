package dev.marquee.core.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Movies for tests. */
public final class Movies {
    private Movies() {}

    /** A movie without metadata from TMDB, rated as often as it is popular, 3.5 on average. */
    public static Movie movie(int movieId, @Nullable Integer year, int ratings, String... genres) {
        return new Movie(movieId, "Movie " + movieId, year, List.of(genres), null, null, ratings, 3.5, ratings, null);
    }

    /** The same with TMDB's details. */
    public static Movie detailed(int movieId, @Nullable Integer year, String details, String... genres) {
        Details tmdb = Details.of(JsonMapper.builder().build().readTree(details));
        return new Movie(movieId, "Movie " + movieId, year, List.of(genres), "tt0000001", 7, 1, 4, 1, tmdb);
    }
}
