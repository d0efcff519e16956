package dev.marquee.api.input;

import static dev.marquee.api.input.BadInputIT.LIST;
import static dev.marquee.api.input.BadInputIT.assertProblem;
import static dev.marquee.api.input.BadInputIT.assertUnreadableQuery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.Marquee;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is larger than documented is refused; the largest that is documented is not. */
@ExtendWith(Marquee.Shared.class)
class LargeInputIT {
    private final Gateway gateway;

    LargeInputIT(Marquee marquee) {
        gateway = marquee.gateway();
    }

    @Test
    void refusesALargeBody() throws Exception {
        String body = "{\"history\":[" + " ".repeat(1 << 20) + "]}";
        assertProblem(gateway.post("/v1/recommendations", body), 413, "too-large", "1048576");
    }

    @Test
    void refusesABodyThatIsSmallAndHoldsMuch() throws Exception {
        String body = "{\"events\":[" + "{},".repeat(340_000) + "{}]}";
        assertProblem(gateway.post("/v1/events", body), 400, "invalid-request", "beyond the limits of a body");
    }

    @Test
    void refusesMoreThanAThousandEvents() throws Exception {
        String events = IntStream.rangeClosed(0, 1_000)
                .mapToObj("{\"type\":\"click\",\"userId\":\"many\",\"eventId\":\"e%d\",\"movieId\":1}"::formatted)
                .collect(Collectors.joining(","));
        assertProblem(gateway.post("/v1/events", "{\"events\":[" + events + "]}"), 400, "invalid-request", "got 1001");
    }

    @Test
    void refusesALongHistory() throws Exception {
        String entries = IntStream.rangeClosed(1, 10_001)
                .mapToObj(i -> "{\"movieId\":%d,\"rating\":3}".formatted(1 + i % 400))
                .collect(Collectors.joining(","));
        assertProblem(
                gateway.post("/v1/recommendations", "{\"history\":[" + entries + "]}"),
                400,
                "invalid-request",
                "history");
    }

    @Test
    void takesTheLongestHistory() throws Exception {
        String entries = IntStream.rangeClosed(1, 10_000)
                .mapToObj(i -> "{\"movieId\":%d,\"rating\":3,\"ratedAt\":\"2026-01-31T20:15:00.%03dZ\"}"
                        .formatted(1 + i % 400, i % 1_000))
                .collect(Collectors.joining(","));
        String ids = IntStream.rangeClosed(1, 1_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        String body = "{\"history\":[%s],\"limit\":3,\"filters\":{\"exclude\":[%s],\"includeSeen\":true}}";
        Answer answer = gateway.post("/v1/recommendations", body.formatted(entries, ids));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void refusesManyExclusions() throws Exception {
        String ids = IntStream.rangeClosed(1, 1_001).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertProblem(gateway.get(LIST + "?exclude=" + ids), 400, "invalid-request", "exclude");
        String body = "{\"history\":[],\"filters\":{\"exclude\":[" + ids + "]}}";
        assertProblem(gateway.post("/v1/recommendations", body), 400, "invalid-request", "filters.exclude");
        String fewer = ids.substring(0, ids.lastIndexOf(','));
        assertThat(gateway.get(LIST + "?exclude=" + fewer).status()).isEqualTo(200);
        String repeated = "exclude=2147483647&".repeat(1_000) + "genre=Drama&limit=5";
        assertThat(gateway.get(LIST + "?" + repeated).status()).isEqualTo(200);
    }

    @Test
    void refusesMoreParametersThanTwoThousand() throws Exception {
        assertUnreadableQuery(gateway.raw("GET " + LIST + "?" + "genre&".repeat(2_000) + "limit=5"));
    }

    @Test
    void refusesALongHeader() throws Exception {
        assertThat(gateway.raw("GET " + LIST, "X-Other: " + "x".repeat(20_000))).startsWith("HTTP/1.1 200 ");
        assertThat(gateway.raw("GET " + LIST, "X-Other: " + "x".repeat(40_000)))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("/problems/invalid-request");
    }

    @Test
    void refusesALongQuery() throws Exception {
        assertThat(gateway.raw("GET " + LIST + "?genre=" + "x".repeat(40_000)))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("/problems/invalid-request");
    }
}
