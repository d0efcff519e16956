package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.training.endtoend.Api.Answer;
import dev.marquee.training.split.DatasetRatings;
import dev.marquee.training.split.UserRatings;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What people get from the gateway, retrieval and ranking on a trained bundle. */
@ExtendWith(SampleRun.class)
class PipelineIT {
    private static final int LIMIT = 20;

    private static Answer history(LiveServices services, List<Map<String, Object>> history) {
        return history(services, history, LIMIT);
    }

    private static Answer history(LiveServices services, List<Map<String, Object>> history, int limit) {
        return services.whole(
                () -> services.api().post("/v1/recommendations", Map.of("history", history, "limit", limit)));
    }

    private static Answer user(LiveServices services, String userId) {
        return services.whole(() -> services.api().get("/v1/users/%s/recommendations".formatted(userId)));
    }

    private static void rate(LiveServices services, String userId, int movieId, double rating) {
        Answer answer =
                services.api().put("/v1/users/%s/ratings/%d".formatted(userId, movieId), Map.of("rating", rating));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    /** The most popular movies of a genre that have none of another. */
    private static List<Integer> popular(Catalog catalog, String genre, String without, int count) {
        BitSet movies = catalog.withGenre(genre);
        movies.andNot(catalog.withGenre(without));
        return catalog.popular(movies, count).stream().map(Movie::movieId).toList();
    }

    private static UserRatings typicalUser(TrainedHome home, Catalog catalog) {
        List<UserRatings> users =
                DatasetRatings.byUser(home.dataset().ratings(), catalog).users();
        return users.stream()
                .sorted(Comparator.comparingInt(UserRatings::size))
                .toList()
                .get(users.size() / 2);
    }

    private static Set<Integer> movieIds(Catalog catalog, UserRatings user) {
        return IntStream.of(user.ordinals()).map(catalog::movieId).boxed().collect(Collectors.toSet());
    }

    private static void assertPersonal(Answer answer, Set<Integer> seen) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.degraded()).isEmpty();
        assertThat(answer.movieIds()).hasSize(LIMIT).doesNotHaveDuplicates().doesNotContainAnyElementsOf(seen);
        assertThat(answer.sources()).containsOnly("two-tower");
        assertThat(answer.items()).allSatisfy(item -> {
            assertThat(item.path("predictedRating").doubleValue()).isBetween(0.5, 5.0);
            assertThat(item.path("score").doubleValue()).isBetween(0.0, 1.0);
        });
        assertThat(answer.items().stream().map(item -> -item.path("score").doubleValue()))
                .isSorted();
    }

    @Test
    void recommendsToAUserWhomTheImportBrought(TrainedHome home, LiveServices services) {
        Catalog catalog = home.bundle().catalog();
        UserRatings typical = typicalUser(home, catalog);

        Answer answer = user(services, typical.userId());

        assertPersonal(answer, movieIds(catalog, typical));
        assertThat(answer.json().path("modelVersion").asString())
                .isEqualTo(home.bundle().version());
    }

    @Test
    void recommendsTheSameToTheSameHistoryInTheBody(TrainedHome home, LiveServices services) {
        Catalog catalog = home.bundle().catalog();
        UserRatings typical = typicalUser(home, catalog);

        Answer answer = history(services, Histories.of(Histories.of(catalog, typical)));

        assertPersonal(answer, movieIds(catalog, typical));
        assertThat(answer.movieIds()).isEqualTo(user(services, typical.userId()).movieIds());
    }

    @Test
    void showsPopularMoviesToSomebodyNew(LiveServices services) {
        Answer answer = user(services, "somebody-new");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.degraded()).isEmpty();
        assertThat(answer.sources()).containsOnly("popular");
        assertThat(answer.movieIds())
                .hasSize(LIMIT)
                .isEqualTo(
                        services.api().get("/v1/movies/popular?limit=" + LIMIT).movieIds());
    }

    @Test
    void givesPeopleOfDifferentTasteDifferentLists(TrainedHome home, LiveServices services) {
        Catalog catalog = home.bundle().catalog();
        List<Integer> forChildren = popular(catalog, "Children", "Horror", 15);
        List<Integer> forAdults = popular(catalog, "Horror", "Children", 15);

        Answer child = history(services, Histories.rated(forChildren, 5));
        Answer adult = history(services, Histories.rated(forAdults, 5));

        assertPersonal(child, Set.copyOf(forChildren));
        assertPersonal(adult, Set.copyOf(forAdults));
        Set<Integer> shared = new HashSet<>(child.movieIds());
        shared.retainAll(adult.movieIds());
        assertThat(shared).hasSizeLessThan(LIMIT / 2);
    }

    @Test
    void changesTheNextListWithOneMoreRating(TrainedHome home, LiveServices services) {
        List<Integer> liked = popular(home.bundle().catalog(), "Sci-Fi", "Romance", 6);
        liked.subList(0, 5).forEach(movie -> rate(services, "fan", movie, 4.5));
        Answer before = user(services, "fan");
        List<Integer> unlisted = popular(home.bundle().catalog(), "Romance", "Sci-Fi", 100).stream()
                .filter(movie -> !before.movieIds().contains(movie))
                .toList();

        rate(services, "fan", unlisted.getFirst(), 5);
        Answer after = user(services, "fan");

        assertPersonal(before, Set.copyOf(liked.subList(0, 5)));
        assertPersonal(after, Set.of(unlisted.getFirst()));
        assertThat(after.movieIds()).isNotEqualTo(before.movieIds());
        assertThat(new HashSet<>(after.movieIds())).isNotEqualTo(new HashSet<>(before.movieIds()));
    }

    @Test
    void ranksWhatRetrievalProposes(TrainedHome home, LiveServices services) {
        Catalog catalog = home.bundle().catalog();
        List<Map<String, Object>> history = Histories.rated(popular(catalog, "Comedy", "Drama", 10), 4);

        int most = 100;
        List<Integer> list = history(services, history, most).movieIds();
        List<Integer> candidates = Candidates.of(services, catalog, history, 300);

        assertThat(candidates).hasSize(300).containsAll(list);
        assertThat(list).hasSize(most).isNotEqualTo(candidates.subList(0, most));
    }

    @Test
    void forgetsADeletedUser(TrainedHome home, LiveServices services) {
        List<Integer> liked = popular(home.bundle().catalog(), "Western", "Comedy", 5);
        liked.forEach(movie -> rate(services, "leaver", movie, 5));
        assertPersonal(user(services, "leaver"), Set.copyOf(liked));

        assertThat(services.api().delete("/v1/users/leaver").status()).isEqualTo(200);

        Answer after = user(services, "leaver");
        assertThat(services.api().get("/v1/users/leaver/ratings").items()).isEmpty();
        assertThat(after.sources()).containsOnly("popular");
        assertThat(after.degraded()).isEmpty();
        assertThat(after.movieIds()).isEqualTo(user(services, "somebody-new").movieIds());
    }

    @Test
    void obeysFiltersAndStillFillsTheList(TrainedHome home, LiveServices services) {
        Catalog catalog = home.bundle().catalog();
        String userId = typicalUser(home, catalog).userId();
        String path = "/v1/users/%s/recommendations?limit=50&genre=Drama,Comedy&excludeGenre=Romance".formatted(userId)
                + "&yearFrom=1990&yearTo=1999";
        Answer first = services.whole(() -> services.api().get(path));
        int excluded = first.movieIds().getFirst();

        Answer answer = services.whole(() -> services.api().get(path + "&exclude=" + excluded));

        assertThat(answer.degraded()).isEmpty();
        assertThat(answer.movieIds())
                .hasSize(50)
                .doesNotContain(excluded)
                .contains(first.movieIds().get(1));
        assertThat(answer.items()).allSatisfy(PipelineIT::assertInFilter);
    }

    private static void assertInFilter(JsonNode item) {
        List<String> genres =
                item.path("genres").valueStream().map(JsonNode::asString).toList();
        assertThat(genres).containsAnyOf("Drama", "Comedy").doesNotContain("Romance");
        assertThat(item.path("year").intValue()).isBetween(1990, 1999);
    }
}
