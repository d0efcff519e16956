package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.training.endtoend.Api.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Movies that are added while the services run, which the model was not trained with. */
@ExtendWith(SampleRun.class)
class AddedMoviesIT {
    private static final int FITTING = 900_001;
    private static final int OTHER = 900_002;
    private static final int ATTEMPTS = 50;

    private final Catalog catalog;
    private final LiveServices services;
    private final Api api;

    AddedMoviesIT(TrainedHome home, LiveServices services) {
        this.catalog = home.bundle().catalog();
        this.services = services;
        this.api = services.api();
    }

    @AfterEach
    void remove() {
        for (int movieId : List.of(FITTING, OTHER)) {
            assertThat(api.delete("/v1/movies/" + movieId).status()).isEqualTo(204);
        }
        services.heal();
    }

    private void add(int movieId, String... genres) {
        Map<String, Object> movie = Map.of(
                "title",
                "Anew " + movieId,
                "release_date",
                "2015-06-01",
                "genres",
                List.of(genres).stream().map(genre -> Map.of("name", genre)).toList());
        Answer answer = api.put("/v1/movies/" + movieId, movie);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    /** Of somebody who likes adventures. */
    private List<Map<String, Object>> history() {
        List<Integer> liked = catalog.popular(catalog.withGenre("Adventure"), 20).stream()
                .map(Movie::movieId)
                .toList();
        return Histories.rated(liked, 5);
    }

    /** The place that retrieval gives a movie; asked again as long as there was no time to find out. */
    private int retrievalRank(int movieId) {
        Map<String, Object> body = Map.of("history", history(), "limit", 20);
        Answer answer = api.post("/v1/recommendations/%d/why".formatted(movieId), body);
        for (int i = 0; i < ATTEMPTS && answer.json().path("retrievalRank").isNull(); i++) {
            answer = api.post("/v1/recommendations/%d/why".formatted(movieId), body);
        }
        assertThat(answer.json().path("retrievalRank").isInt())
                .as(answer.text())
                .isTrue();
        return answer.json().path("retrievalRank").intValue();
    }

    /** The list of the newest movies of a genre. */
    private Answer newest(String genre) {
        Map<String, Object> filters = Map.of("genre", List.of(genre), "yearFrom", 2015);
        return services.whole(
                () -> api.post("/v1/recommendations", Map.of("history", history(), "limit", 100, "filters", filters)));
    }

    @Test
    void theTowersPlaceThemAmongTheOthersByTheirMetadata() {
        add(FITTING, "Action", "Adventure", "Sci-Fi");
        add(OTHER, "Documentary");
        assertThat(retrievalRank(FITTING)).isPositive().isLessThan(retrievalRank(OTHER));
        Answer list = newest("Adventure");
        assertThat(list.degraded()).isEmpty();
        assertThat(list.movieIds()).contains(FITTING).doesNotContain(OTHER);
        JsonNode item = list.items().get(list.movieIds().indexOf(FITTING));
        assertThat(item.path("predictedRating").doubleValue()).isBetween(0.5, 5.0);
        assertThat(adventuresLike(FITTING)).isGreaterThan(adventuresLike(OTHER));
    }

    /** How many of the movies most like one are adventures. */
    private long adventuresLike(int movieId) {
        Answer similar = services.whole(() -> api.get("/v1/movies/%d/similar?limit=50".formatted(movieId)));
        assertThat(similar.items()).hasSize(50);
        return similar.items().stream()
                .filter(movie -> movie.path("genres").toString().contains("Adventure"))
                .count();
    }

    @Test
    void everyServiceKnowsThemWithTheFirstAnswerAfterItsRestart() {
        add(FITTING, "Action", "Adventure", "Sci-Fi");
        assertThat(newest("Adventure").movieIds()).contains(FITTING);
        services.retrieval().close();
        services.ranking().close();
        services.heal();
        Answer list = newest("Adventure");
        assertThat(list.degraded()).isEmpty();
        assertThat(list.movieIds()).contains(FITTING);
        add(FITTING, "Documentary");
        assertThat(newest("Documentary").movieIds()).contains(FITTING);
        assertThat(newest("Adventure").movieIds()).doesNotContain(FITTING);
    }
}
