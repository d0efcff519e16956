package dev.marquee.ranking.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.contract.WireHistory;
import dev.marquee.contract.WireMovie;
import dev.marquee.contract.WireMovies;
import dev.marquee.contract.problem.ProblemType;
import dev.marquee.contract.ranking.ScoresRequest;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.MovieFeatures;
import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.feature.RankingInput;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.tensorflow.TinyBundle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.client.HttpClientErrorException;

/** Movies that were added to the bundle, whose own have the ids 10 to 600, in the ranking service over HTTP. */
class AddedMoviesIT {
    private static final WireHistory HISTORY = new WireHistory(new int[] {10, 5, 40, 20}, new float[] {5, 3, 4.5f, 1});
    private static final String DETAILS = "{\"credits\":{\"crew\":[{\"name\":\"A\",\"job\":\"Director\"}]}}";
    private static final WireMovies ADDED = new WireMovies(
            "a".repeat(64),
            List.of(
                    new WireMovie(5, 1999, List.of("Comedy"), DETAILS),
                    new WireMovie(15, null, List.of(), "{}"),
                    new WireMovie(1_000, 2026, List.of("Drama", "Unheard of"), DETAILS)));

    @TempDir
    private static Path models;

    private static TinyBundle tiny;
    private static Service service;

    @BeforeAll
    static void start() throws Exception {
        tiny = new TinyBundle(7);
        tiny.publish(models);
        service = Service.start(models);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static float[] scores(WireMovies added, int... movieIds) {
        return service.client()
                .scores(null, new ScoresRequest(HISTORY, movieIds, 2018, added))
                .predictedRatings();
    }

    /** By the formulas in plain Java: the ordinals 62, 3, 60, 61; of the history the model does not know the movie 5. */
    private static float[] expected() {
        Catalog catalog = TinyBundle.catalog();
        History history = History.inOrder(
                List.of(new RatedMovie(10, 5, 0), new RatedMovie(40, 4.5f, 1), new RatedMovie(20, 1, 2)));
        List<Movie> added = ADDED.movies().stream()
                .map(movie -> new Movie(movie.movieId(), "", movie.year(), movie.genres(), null, null, 0, 0, 0, null))
                .toList();
        var features = new RankingFeatures(
                MovieTraits.of(catalog).with(added), MovieStatistics.of(catalog).with(3));
        RankingInput input = features.encode(KnownHistory.of(catalog, history), new int[] {62, 3, 60, 61}, 2018);
        int[][] ids = MovieFeatures.of(catalog).encode(added);
        return tiny.models().predict(input.withAdded(tiny.models().movieRows(ids)));
    }

    @Test
    void areRatedByWhatTheMovieTowerSays() {
        float[] expected = expected();
        float[] rated = scores(ADDED, 1_000, 40, 5, 15);
        for (int i = 0; i < expected.length; i++) {
            assertThat(rated[i]).isCloseTo(expected[i], within(1e-4f));
        }
        assertThat(scores(ADDED, 15, 1_000)).containsExactly(new float[] {rated[3], rated[0]}, within(1e-4f));
        assertThat(scores(null, 40)).containsExactly(new float[] {rated[1]}, within(1e-4f));
    }

    @Test
    void areKnownByTheirDigestOnceTheyWereSent() {
        WireMovies other = new WireMovies("b".repeat(64), ADDED.movies());
        assertThatThrownBy(() -> scores(other.named(), 5))
                .isInstanceOf(HttpClientErrorException.Conflict.class)
                .hasMessageContaining(ProblemType.UNKNOWN_MOVIES.uri().toString());
        float[] sent = scores(other, 5, 40);
        assertThat(scores(other.named(), 5, 40)).isEqualTo(sent);
    }

    @Test
    void whatIsNotAddedIsNotKnown() {
        assertThatThrownBy(() -> scores(ADDED, 6)).hasMessageContaining("movie 6 is not in the catalog");
        assertThatThrownBy(() -> scores(null, 5)).hasMessageContaining("movie 5 is not in the catalog");
        WireMovies bundled = new WireMovies("c".repeat(64), List.of(new WireMovie(10, 2000, List.of(), "{}")));
        assertThatThrownBy(() -> scores(bundled, 10)).hasMessageContaining("the bundle itself holds movie 10");
    }
}
