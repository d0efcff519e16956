package dev.marquee.contract.client;

import java.util.Map;

/** Which movies of the catalogue are asked for. Immutable. */
public final class MovieQuery extends FilterFields<MovieQuery> {
    /** All. */
    public MovieQuery() {
        this(Map.of());
    }

    private MovieQuery(Map<String, Object> given) {
        super(given);
    }

    @Override
    MovieQuery copy(Map<String, Object> fields) {
        return new MovieQuery(texts(fields));
    }

    /** Beginnings of words of the title. Of {@link CatalogueApi#findMovies}, which takes this or one of the ids. */
    public MovieQuery query(String words) {
        return with("query", words);
    }

    /** Such as {@code tt0111161}. Of {@link CatalogueApi#findMovies} only. */
    public MovieQuery imdbId(String id) {
        return with("imdbId", id);
    }

    /** Id at TMDB. Of {@link CatalogueApi#findMovies} only. */
    public MovieQuery tmdbId(int id) {
        return with("tmdbId", id);
    }

    /** At most so many movies, 1 to 100; 20 unless set. */
    public MovieQuery limit(int movies) {
        return with("limit", movies);
    }
}
