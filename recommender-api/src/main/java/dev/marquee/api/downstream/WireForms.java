package dev.marquee.api.downstream;

import dev.marquee.contract.WireHistory;
import dev.marquee.contract.WireMovie;
import dev.marquee.contract.WireMovies;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.catalog.MovieMetadata;
import dev.marquee.core.file.Digest;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Puts what the core knows into the form in which the services exchange it. */
public final class WireForms {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WireForms() {}

    /** Oldest first. */
    public static WireHistory of(History history) {
        int[] movieIds = new int[history.size()];
        float[] ratings = new float[history.size()];
        for (int i = 0; i < movieIds.length; i++) {
            RatedMovie rated = history.ratings().get(i);
            movieIds[i] = rated.movieId();
            ratings[i] = rated.rating();
        }
        return new WireHistory(movieIds, ratings, weights(history));
    }

    /** Absent where all are 1, as they are of most people. */
    private static float @Nullable [] weights(History history) {
        if (history.onlyRatings()) {
            return null;
        }
        float[] weights = new float[history.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = history.ratings().get(i).weight();
        }
        return weights;
    }

    /**
     * Movies that were added to a bundle, as its models read them; null for none.
     *
     * @param movies ids ascending
     */
    public static @Nullable WireMovies of(List<Movie> movies) {
        if (movies.isEmpty()) {
            return null;
        }
        List<WireMovie> wired = movies.stream().map(WireForms::of).toList();
        return new WireMovies(Digest.of(JSON.writeValueAsBytes(wired)), wired);
    }

    private static WireMovie of(Movie movie) {
        return new WireMovie(
                movie.movieId(),
                movie.year(),
                movie.genres(),
                MovieMetadata.of(movie).details().json());
    }

    /** How many bytes one movie adds to what the services are sent. */
    public static int bytes(Movie movie) {
        return JSON.writeValueAsBytes(of(movie)).length;
    }
}
