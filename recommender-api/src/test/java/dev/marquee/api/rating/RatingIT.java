package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.Marquee;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The calls on ratings over HTTP. */
@ExtendWith(Marquee.Shared.class)
class RatingIT {
    private final Gateway gateway;

    RatingIT(Marquee marquee) {
        gateway = marquee.gateway();
    }

    private int put(String user, int movieId, double rating) throws Exception {
        return gateway.put("/v1/users/%s/ratings/%d".formatted(user, movieId), "{\"rating\":%s}".formatted(rating))
                .status();
    }

    @Test
    void listsWhatWasPutNewestFirst() throws Exception {
        assertThat(put("list", 1, 0.5)).isEqualTo(204);
        Thread.sleep(2);
        assertThat(put("list", 2, 5)).isEqualTo(204);
        Answer answer = gateway.get("/v1/users/list/ratings");
        JsonNode json = answer.json();
        assertThat(json.propertyNames()).containsExactly("items", "nextCursor");
        assertThat(json.path("nextCursor").isNull()).isTrue();
        assertThat(answer.movieIds()).containsExactly(2, 1);
        JsonNode newest = json.at("/items/0");
        assertThat(newest.propertyNames()).containsExactly("movieId", "rating", "ratedAt");
        assertThat(newest.path("rating").asDouble()).isEqualTo(5);
        assertThat(Duration.between(Instant.parse(newest.path("ratedAt").asString()), Instant.now()))
                .isBetween(Duration.ZERO, Duration.ofMinutes(1));
    }

    @Test
    void isIdempotent() throws Exception {
        put("same", 1, 3.5);
        String once = gateway.get("/v1/users/same/ratings").text();
        Thread.sleep(2);
        put("same", 1, 3.5);
        assertThat(gateway.get("/v1/users/same/ratings").text()).isEqualTo(once);
        assertThat(gateway.delete("/v1/users/same/ratings/1").status()).isEqualTo(204);
        assertThat(gateway.delete("/v1/users/same/ratings/1").status()).isEqualTo(204);
        assertThat(gateway.delete("/v1/users/same/ratings/9999").status()).isEqualTo(204);
        assertThat(gateway.get("/v1/users/same/ratings").movieIds()).isEmpty();
    }

    @Test
    void deletesAUser() throws Exception {
        put("gone", 1, 3.5);
        put("gone", 2, 3.5);
        Answer answer = gateway.delete("/v1/users/gone");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/erased/ratings").asInt()).isEqualTo(2);
        assertThat(gateway.get("/v1/users/gone/ratings").text()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
        assertThat(gateway.delete("/v1/users/gone").json().at("/erased/ratings").asInt())
                .isZero();
    }

    @Test
    void pagesWithACursor() throws Exception {
        for (int movieId = 1; movieId <= 7; movieId++) {
            put("pages", movieId, 3);
        }
        List<Integer> read = new ArrayList<>();
        String next = "/v1/users/pages/ratings?limit=3";
        int pages = 0;
        while (next != null) {
            Answer page = gateway.get(next);
            read.addAll(page.movieIds());
            JsonNode cursor = page.json().path("nextCursor");
            next = cursor.isNull() ? null : "/v1/users/pages/ratings?limit=3&cursor=" + cursor.asString();
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(read).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void takesManyPutsAtOnce() throws Exception {
        List<Callable<Integer>> puts = new ArrayList<>();
        for (int movieId = 1; movieId <= 200; movieId++) {
            int movie = movieId;
            puts.add(() -> put("many" + movie % 5, movie, 2.5));
        }
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (Future<Integer> put : threads.invokeAll(puts)) {
                assertThat(put.get()).isEqualTo(204);
            }
        }
        for (int user = 0; user < 5; user++) {
            assertThat(gateway.get("/v1/users/many" + user + "/ratings").movieIds())
                    .hasSize(40);
        }
    }
}
