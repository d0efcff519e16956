package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.training.endtoend.Api.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What people get while a service is gone or does not answer. */
@ExtendWith(SampleRun.class)
class LadderIT {
    private static final int LIMIT = 20;
    private static final int BUDGET_MS = 400;
    private static final String BUDGET = "X-Latency-Budget-Ms";
    private static final int QUESTIONS = 10;
    /** Of {@link #QUESTIONS}: on a busy machine one may lose the processor for longer than the gateway's reserve. */
    private static final int LATE_AT_MOST = 2;

    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static List<Map<String, Object>> history(TrainedHome home) {
        Catalog catalog = home.bundle().catalog();
        List<Integer> liked = catalog.popular(catalog.withGenre("Adventure"), 10).stream()
                .map(Movie::movieId)
                .toList();
        return Histories.rated(liked, 4.5);
    }

    private static List<Integer> movieIds(List<Map<String, Object>> history) {
        return history.stream().map(rated -> (Integer) rated.get("movieId")).toList();
    }

    private static Answer ask(LiveServices services, List<Map<String, Object>> history) {
        Answer answer = services.api().post("/v1/recommendations", Map.of("history", history, "limit", LIMIT));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    @Test
    void showsPopularMoviesWithoutRetrieval(TrainedHome home, LiveServices services) {
        List<Map<String, Object>> history = history(home);
        Map<String, Object> filters =
                Map.of("genre", List.of("Comedy"), "excludeGenre", List.of("Romance"), "yearFrom", 1990);

        services.retrieval().close();
        Answer answer = services.api()
                .post("/v1/recommendations", Map.of("history", history, "limit", LIMIT, "filters", filters));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.degraded()).containsExactly("retrieval");
        assertThat(answer.sources()).hasSize(LIMIT).containsOnly("popular");
        assertThat(answer.movieIds()).doesNotContainAnyElementsOf(movieIds(history));
        assertThat(answer.items()).allSatisfy(item -> {
            List<String> genres =
                    item.path("genres").valueStream().map(JsonNode::asString).toList();
            assertThat(genres).contains("Comedy").doesNotContain("Romance");
            assertThat(item.path("year").intValue()).isGreaterThanOrEqualTo(1990);
        });
    }

    @Test
    void keepsTheOrderOfRetrievalWithoutRanking(TrainedHome home, LiveServices services) {
        List<Map<String, Object>> history = history(home);

        services.ranking().close();
        Answer answer = services.lacking(List.of("ranking"), () -> ask(services, history));

        assertThat(answer.degraded()).containsExactly("ranking");
        assertThat(answer.sources()).containsOnly("two-tower");
        assertThat(answer.movieIds())
                .hasSize(LIMIT)
                .isEqualTo(Candidates.of(services, home.bundle().catalog(), history, LIMIT));
        assertThat(answer.items())
                .allSatisfy(item ->
                        assertThat(item.path("predictedRating").isNull()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(ints = {BUDGET_MS, 200})
    void answersWithinTheBudgetWhileRankingIsFrozenAndRecovers(int budgetMs, TrainedHome home, LiveServices services) {
        List<Map<String, Object>> history = history(home);
        Map<String, Object> body = Map.of("history", history, "limit", LIMIT);

        services.ranking().freeze();
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            answers.add(services.api().post("/v1/recommendations", body, BUDGET, Integer.toString(budgetMs)));
        }
        services.ranking().thaw();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.movieIds()).hasSize(LIMIT);
            assertThat(answer.degraded()).isNotEmpty();
            assertThat(answer.took()).isLessThan(Duration.ofMillis(budgetMs).plus(MARGIN));
        });
        assertThat(answers)
                .as("answers in %d ms that lack ranking alone", budgetMs)
                .filteredOn(answer -> answer.degraded().equals(List.of("ranking")) && answer.totalMs() <= budgetMs)
                .hasSizeGreaterThanOrEqualTo(QUESTIONS - LATE_AT_MOST);
        services.heal();
        assertThat(services.whole(() -> ask(services, history)).degraded()).isEmpty();
    }
}
