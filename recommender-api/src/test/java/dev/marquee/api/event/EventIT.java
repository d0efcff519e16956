package dev.marquee.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Marquee;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Events over HTTP, and what the metrics tell of them. */
@ExtendWith(Marquee.Shared.class)
class EventIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Gateway gateway;

    EventIT(Marquee marquee) {
        gateway = marquee.gateway();
    }

    private double metric(String series) throws Exception {
        return gateway.get("/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private double outcomes(String outcome, String rank) throws Exception {
        return metric(
                "quality_outcomes_total{outcome=\"%s\",rank=\"%s\",source=\"two-tower\"".formatted(outcome, rank));
    }

    private void send(String... events) throws Exception {
        Gateway.Answer answer = gateway.post("/v1/events", "{\"events\":[" + String.join(",", events) + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
    }

    private static String impression(String user, String id, int movieId, String request, int rank, double predicted) {
        return """
                {"eventId":"%s","type":"impression","userId":"%s","movieId":%d,"requestId":"%s","rank":%d,\
                "source":"two-tower","modelVersion":"20261123-a1b2c3","predictedRating":%s}""".formatted(id, user, movieId, request, rank, predicted);
    }

    private static String click(String user, String id, int movieId) {
        return "{\"eventId\":\"%s\",\"type\":\"click\",\"userId\":\"%s\",\"movieId\":%d}".formatted(id, user, movieId);
    }

    @Test
    void joinsWhatFollowedInWhateverOrderItArrives() throws Exception {
        double clicks = outcomes("click", "2-3");
        double watches = outcomes("watch", "2-3");
        String watch = """
                {"eventId":"w","type":"watch","userId":"join","movieId":11,"requestId":"r1","watched":0.9,"at":"%s"}""".formatted(Instant.now().plusSeconds(60));
        send(watch); // before its impression
        send(click("join", "c1", 11), impression("join", "i1", 11, "r1", 3, 4.2)); // in one batch, the wrong way round
        send(click("join", "c2", 11)); // the same impression again
        await().atMost(PATIENCE).until(() -> outcomes("watch", "2-3") - watches == 1);
        await().atMost(PATIENCE).until(() -> outcomes("click", "2-3") - clicks == 1);
        assertThat(metric("quality_reciprocal_rank_sum{outcome=\"watch\"")).isGreaterThanOrEqualTo(1.0 / 3 - 1e-9);
        // People are joined in turn: whoever comes later is joined after what is to be counted once.
        double later = outcomes("click", "11-20");
        send(impression("later", "i1", 11, "r1", 11, 4.2), click("later", "c1", 11));
        await().atMost(PATIENCE).until(() -> outcomes("click", "11-20") - later == 1);
        assertThat(outcomes("click", "2-3") - clicks).isEqualTo(1);
    }

    @Test
    void joinsEventsThatComeDaysLate() throws Exception {
        double clicks = outcomes("click", "4-10");
        String shown = impression("late", "i1", 17, "r1", 4, 4.2);
        Instant then = Instant.now().minus(Duration.ofDays(6));
        String clicked = click("late", "c1", 17);
        send(
                clicked.replace("}", ",\"at\":\"%s\"}".formatted(then.plusSeconds(60))),
                shown.replace("}", ",\"at\":\"%s\"}".formatted(then)));
        await().atMost(PATIENCE).until(() -> outcomes("click", "4-10") - clicks == 1);
    }

    @Test
    void tellsHowFarAShownRatingWasFromTheOneGiven() throws Exception {
        double error = metric("quality_rating_error_sum");
        double squared = metric("quality_rating_error_squared_sum");
        double likes = outcomes("like", "1");
        send(impression("error", "i1", 12, "r1", 1, 3.5), impression("error", "i2", 13, "r1", 2, 3.5));
        assertThat(gateway.put("/v1/users/error/ratings/12", "{\"rating\":5}").status())
                .isEqualTo(204);
        assertThat(gateway.put("/v1/users/error/ratings/14", "{\"rating\":1}").status())
                .isEqualTo(204);
        await().atMost(PATIENCE).until(() -> outcomes("like", "1") - likes == 1);
        assertThat(metric("quality_rating_error_sum") - error).isCloseTo(1.5, within(1e-6));
        assertThat(metric("quality_rating_error_squared_sum") - squared).isCloseTo(2.25, within(1e-6));
    }

    @Test
    void countsAnEventOnce() throws Exception {
        double known = metric("events_received_total{type=\"impression\"");
        double repeated = metric("events_repeated_total");
        double shown = metric("quality_impressions_total{rank=\"21+\"");
        String[] batch = {impression("twice", "i1", 15, "r1", 21, 4), impression("twice", "i2", 16, "r1", 22, 4)};
        send(batch);
        send(batch);
        assertThat(metric("events_received_total{type=\"impression\"") - known).isEqualTo(2);
        assertThat(metric("events_repeated_total") - repeated).isEqualTo(2);
        await().atMost(PATIENCE).until(() -> metric("quality_impressions_total{rank=\"21+\"") - shown == 2);
    }

    @Test
    void saysHowMuchOfTheCatalogueIsShownAndHowDiverseItIs() throws Exception {
        double lists = metric("quality_diversity_count");
        double popular = metric("quality_impressions_popular_total");
        send(
                impression("cover", "i1", 301, "r1", 1, 4),
                impression("cover", "i2", 302, "r1", 2, 4),
                impression("cover", "i3", 1, "r1", 3, 4));
        await().atMost(PATIENCE).until(() -> metric("quality_diversity_count") - lists == 1);
        assertThat(metric("quality_impressions_popular_total") - popular).isEqualTo(1);
        assertThat(metric("quality_movies_shown")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void takesAThousandAtOnceAndForgetsThemWithTheirUser() throws Exception {
        double received = metric("events_received_total{type=\"click\"");
        String[] clicks = IntStream.range(0, 1_000)
                .mapToObj(i -> click("thousand", "c" + i, 1 + i % 400))
                .toArray(String[]::new);
        send(clicks);
        assertThat(metric("events_received_total{type=\"click\"") - received).isEqualTo(1_000);
        JsonNode erased = gateway.delete("/v1/users/thousand").json().path("erased");
        assertThat(erased.path("events").asInt()).isEqualTo(1_000);
        assertThat(erased.path("signals").asInt()).isEqualTo(400);
        send(clicks);
        assertThat(metric("events_received_total{type=\"click\"") - received).isEqualTo(1_000);
    }

    @Test
    void aListCanBeReportedAsItWasAnswered() throws Exception {
        gateway.put("/v1/users/report/ratings/1", "{\"rating\":5}");
        JsonNode answer =
                gateway.get("/v1/users/report/recommendations?limit=5").json();
        List<String> events = new ArrayList<>();
        for (JsonNode item : answer.path("items")) {
            int rank = events.size() + 1;
            events.add("""
                    {"eventId":"e%d","type":"impression","userId":"report","movieId":%d,"requestId":%s,"rank":%d,\
                    "source":%s,"modelVersion":%s,"predictedRating":%s}""".formatted(
                            rank,
                            item.path("movieId").asInt(),
                            answer.path("requestId"),
                            rank,
                            item.path("source"),
                            answer.path("modelVersion"),
                            item.path("predictedRating")));
        }
        assertThat(events).hasSize(5);
        send(events.stream().collect(Collectors.joining(",")));
    }
}
