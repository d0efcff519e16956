package dev.marquee.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Marquee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends what the description allows, what lies at its bounds and what breaks it, and looks at every answer. What once found
 * something is kept in {@code fuzz/found.txt} and sent first. {@code -Dmarquee.fuzz.requests=100000 -Dmarquee.fuzz.seed=7} goes
 * on for longer, from other seeds.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiFuzzIT {
    private static final int REQUESTS = Integer.getInteger("marquee.fuzz.requests", 2_000);
    private static final long SEED = Long.getLong("marquee.fuzz.seed", 20_261_123);
    private static final int SHOWN = 20;
    private static final int LONGEST_SHOWN = 4_000;

    private static Marquee marquee;
    private static ApiDescription description;
    private static Fuzzing fuzzing;

    @BeforeAll
    static void start() throws Exception {
        marquee = Marquee.start();
        for (int rule = 1; rule <= Known.RULES; rule++) {
            String body = "{\"pin\":{\"movieId\":%d,\"place\":1}}".formatted(rule);
            assertThat(marquee.gateway().put("/v1/rules/fuzz-" + rule, body).status())
                    .isEqualTo(204);
        }
        description = ApiDescription.read(ApiDescription.COMMITTED);
        fuzzing = new Fuzzing(marquee, description);
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        fuzzing.close();
        marquee.close();
    }

    static List<FuzzRequest> found() throws IOException {
        try (var lines = ApiFuzzIT.class.getResourceAsStream("/fuzz/found.txt")) {
            return new String(lines.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(FuzzRequest::parse)
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("found")
    @Order(1)
    void staysMended(FuzzRequest request) throws Exception {
        assertThat(fuzzing.faults(request)).as(request.line()).isEmpty();
    }

    @Test
    @Order(2)
    void answersEveryRequestAsDescribed() throws Exception {
        RequestMaker maker = new RequestMaker(description);
        Map<String, String> failures = new LinkedHashMap<>();
        for (long seed = SEED; seed < SEED + REQUESTS && failures.size() < SHOWN; seed++) {
            FuzzRequest request = maker.make(seed);
            for (String fault : fuzzing.faults(request)) {
                String line = request.line();
                failures.putIfAbsent(
                        kind(fault),
                        "%s%n  -Dmarquee.fuzz.requests=1 -Dmarquee.fuzz.seed=%d%n  %s"
                                .formatted(fault, seed, line.substring(0, Math.min(line.length(), LONGEST_SHOWN))));
            }
        }
        Files.writeString(
                Path.of("target", "fuzz.txt"), fuzzing.counts().toString().replace("}, ", "}\n"));
        assertThat(failures.values())
                .as("requests that were not answered as they should be")
                .isEmpty();
        if (REQUESTS >= 1_000) {
            everyCallWasTried();
        }
    }

    /** Of faults that differ in the values given only, one is enough. */
    private static String kind(String fault) {
        return fault.replaceAll("\\\\\"[^\\\\]*\\\\\"|\"instance\":\"[^\"]*\"|[0-9]+", "");
    }

    /** Else nothing would have been checked. */
    private static void everyCallWasTried() {
        for (Operation operation : description.operations()) {
            Map<String, Integer> outcomes = fuzzing.counts().getOrDefault(operation.id(), Map.of());
            assertThat(outcomes.keySet())
                    .as(operation.id())
                    .anyMatch(outcome -> outcome.startsWith("ALLOWED 2"))
                    .anyMatch(outcome -> outcome.startsWith("REFUSED 4"));
        }
    }

    @Test
    @Order(3)
    void noticesWhatShouldNotHaveBeenWritten() throws Exception {
        byte[] rating = bytes(
                "PUT /v1/users/fuzz-9/ratings/5",
                "Content-Type: application/json\r\nContent-Length: 12\r\n",
                "{\"rating\":4}");
        byte[] forget = bytes("DELETE /v1/users/fuzz-9", "", "");
        assertThat(fuzzing.faults(new FuzzRequest("rateMovie", Expectation.ALLOWED, "", rating)))
                .isEmpty();
        assertThat(fuzzing.faults(new FuzzRequest("deleteUser", Expectation.ALLOWED, "", forget)))
                .isEmpty();
        assertThat(fuzzing.faults(new FuzzRequest("listRatings", Expectation.OPEN, "", rating)))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("something was written");
    }

    private static byte[] bytes(String methodAndTarget, String headers, String body) {
        String head = methodAndTarget + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n" + headers + "\r\n";
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    @Order(4)
    void stillServes() throws Exception {
        assertThat(marquee.gateway().get("/readyz").status()).isEqualTo(200);
        assertThat(marquee.gateway()
                        .put("/v1/users/after/ratings/5", "{\"rating\":4.5}")
                        .status())
                .isEqualTo(204);
        assertThat(marquee.gateway()
                        .get("/v1/users/after/recommendations?limit=3")
                        .degraded())
                .isEmpty();
        assertThat(marquee.gateway().get("/v1/users/after/ratings").movieIds()).containsExactly(5);
    }
}
