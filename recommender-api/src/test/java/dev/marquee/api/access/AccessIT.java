package dev.marquee.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.Keys;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.core.key.ApiKey;
import dev.marquee.core.key.RateLimit;
import dev.marquee.core.key.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who is let in, to what, and how often, where the operator asks for keys. */
@ExtendWith(OutputCaptureExtension.class)
class AccessIT {
    private static final String LIST = "/v1/users/ann/recommendations";

    @TempDir
    private static Path home;

    private static StageServer stages;
    private static Gateway gateway;
    private static Keys keys;
    private static final Map<Scope, String> BY_SCOPE = new EnumMap<>(Scope.class);

    @BeforeAll
    static void start() throws Exception {
        stages =
                StageServer.start(TestCatalog.publish(home.resolve("models"), 1).version());
        keys = new Keys(home.resolve("keys.ndjson"));
        for (Scope scope : Scope.values()) {
            BY_SCOPE.put(scope, keys.add("of-" + scope.word(), Set.of(scope), null));
        }
        gateway = Gateway.start(home, stages.url(), stages.url(), keys.option());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        stages.close();
    }

    private static String[] with(String key) {
        return new String[] {"Authorization", "Bearer " + key};
    }

    private static String[] with(Scope scope) {
        return with(BY_SCOPE.get(scope));
    }

    private record Call(String method, String path) {
        Answer ask(String... headers) throws Exception {
            String target = path.replaceFirst("\\{userId}", "ann")
                    .replaceFirst("\\{movieId}", "7")
                    .replaceFirst("\\{[a-zA-Z]+}", "x1");
            return switch (method) {
                case "POST" -> gateway.post(target, "{}", headers);
                case "PUT" -> gateway.put(target, "{}", headers);
                default -> gateway.ask(method, target, headers);
            };
        }
    }

    private static List<Call> calls() {
        return gateway
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/v1/"))
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> new Call(method.name(), path))))
                .toList();
    }

    private static void assertUnauthenticated(Answer answer, String challenge) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.response().headers().firstValue("WWW-Authenticate")).hasValue(challenge);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/unauthenticated");
        assertThat(answer.detail()).startsWith("Authorization: expected Bearer and a key");
    }

    private static double requests(String key, String outcome) throws Exception {
        String start = "access_requests_total{key=\"%s\",outcome=\"%s\"}".formatted(key, outcome);
        return gateway.get("/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void knowsTheScopeOfEveryCall() {
        assertThat(calls())
                .hasSizeGreaterThan(20)
                .allSatisfy(call -> assertThat(Scopes.of(call.method, call.path))
                        .as("%s %s in Scopes", call.method, call.path)
                        .isPresent());
    }

    @Test
    void makesEveryCallForAKeyWithItsScopeAndForNoOther() throws Exception {
        for (Call call : calls()) {
            assertUnauthenticated(call.ask(), "Bearer");
            assertUnauthenticated(call.ask(with(ApiKey.random())), "Bearer error=\"invalid_token\"");
            Scope needed = Scopes.of(call.method, call.path).orElseThrow();
            for (Scope scope : Scope.values()) {
                Answer answer = call.ask(with(scope));
                if (scope == needed) {
                    assertThat(answer.status()).as("%s", call).isNotIn(401, 403, 429, 500);
                } else {
                    assertThat(answer.status()).as("%s", call).isEqualTo(403);
                    assertThat(answer.json().path("type").asString()).isEqualTo("/problems/forbidden");
                    assertThat(answer.detail()).isEqualTo("this call needs a key with the scope " + needed.word());
                    assertThat(answer.response().headers().firstValue("WWW-Authenticate"))
                            .hasValue("Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(needed.word()));
                }
            }
        }
    }

    @Test
    void doesWhatAKeyAllows() throws Exception {
        assertThat(gateway.put("/v1/users/ann/ratings/5", "{\"rating\":4.5}", with(Scope.FEEDBACK))
                        .status())
                .isEqualTo(204);
        Answer list = gateway.get(LIST, with(Scope.READ));
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.degraded()).isEmpty();
        assertThat(gateway.ask("HEAD", "/v1/movies/5", with(Scope.READ)).status())
                .isEqualTo(200);
        assertThat(gateway.get("/v1/status", with(Scope.ADMIN)).status()).isEqualTo(200);
    }

    @Test
    void changesNothingForThoseItRefuses() throws Exception {
        gateway.put("/v1/users/cid/ratings/5", "{\"rating\":4.5}");
        gateway.put("/v1/users/cid/ratings/5", "{\"rating\":4.5}", with(Scope.READ));
        gateway.put("/v1/users/cid/ratings/5", "{\"rating\":4.5}", with(ApiKey.random()));
        assertThat(gateway.get("/v1/users/cid/ratings", with(Scope.READ)).movieIds())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%761/users/ann/ratings",
                "/v1%2fusers/ann/ratings",
                "//v1/users/ann/ratings",
                "/V1/users/ann/ratings",
                "/x/../v1/users/ann/ratings",
                "/;a=b/v1/users/ann/ratings",
                "/v1;a=b/users/ann/ratings",
                "/./v1/users/ann/ratings",
                "/v1/users/ann/ratings/",
                "/%2e/v1/users/ann/ratings",
                "http://test/v1/users/ann/ratings"
            })
    void isNotGotRoundByAnotherSpelling(String path) throws Exception {
        assertThat(gateway.raw("GET " + path)).matches("(?s)HTTP/1.1 (400|401|404) .*");
        assertThat(gateway.raw("GET " + path, "Authorization: Bearer " + BY_SCOPE.get(Scope.FEEDBACK)))
                .matches("(?s)HTTP/1.1 (400|403|404) .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic dXNlcjpwYXNz",
                "Bearer mq_",
                "Bearer null",
                "Bearer \u00e9\u4e2d\ud83c\udfac",
                "Bearer a b",
                "bearer",
                "Digest username=\"x\"",
                "Bearer %00",
                "Bearer \u0001"
            })
    void refusesOtherHeaders(String value) throws Exception {
        assertThat(gateway.raw("GET " + LIST, "Authorization: " + value))
                .matches("(?s)HTTP/1.1 40[01] .*application/problem\\+json.*");
    }

    @Test
    void refusesWhateverElseStandsInTheHeader() throws Exception {
        Random random = new Random(20_261_127);
        for (int i = 0; i < 500; i++) {
            String text = random.ints(random.nextInt(60), 1, Character.MAX_CODE_POINT + 1)
                    .filter(point -> point != '\r' && point != '\n' && !(point >= 0xD800 && point <= 0xDFFF))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(gateway.raw("GET " + LIST, "Authorization: Bearer " + text))
                    .as("%s", text.codePoints().mapToObj(Integer::toHexString).toList())
                    .matches("(?s)HTTP/1.1 40[01] .*application/problem\\+json.*");
        }
        assertThat(gateway.get(LIST, with(Scope.READ)).status()).isEqualTo(200);
    }

    @Test
    void losesNothingInAFloodOfForgedKeys() throws Exception {
        String seldom = keys.add("seldom", Set.of(Scope.FEEDBACK), new RateLimit(0.001, 10));
        await().until(() -> gateway.post("/v1/events", "{}", with(seldom)).status() == 400);
        List<String> given = List.of(BY_SCOPE.get(Scope.FEEDBACK), BY_SCOPE.get(Scope.READ), seldom, "forged");
        Map<Integer, Integer> outcomes = new ConcurrentHashMap<>();
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 1_600; i++) {
                int movieId = 1 + i / 4;
                String[] key = with(given.get(i % 4));
                threads.submit(() -> {
                    int status = gateway.put("/v1/users/flood/ratings/" + movieId, "{\"rating\":4}", key)
                            .status();
                    outcomes.merge(status, 1, Integer::sum);
                    return status == 204 && acknowledged.add(movieId);
                });
            }
        }
        // 204 for all of the first key, and for nine of the third, whose other one went before.
        assertThat(outcomes).containsOnly(entry(204, 409), entry(403, 400), entry(429, 391), entry(401, 400));
        assertThat(gateway.get("/v1/users/flood/ratings?limit=1000", with(Scope.READ))
                        .movieIds())
                .containsExactlyInAnyOrderElementsOf(acknowledged)
                .hasSize(TestCatalog.SIZE);
    }

    @Test
    void refusesTwoKeysAndALongOne() throws Exception {
        String good = "Authorization: Bearer " + BY_SCOPE.get(Scope.READ);
        assertThat(gateway.raw("GET " + LIST, good)).startsWith("HTTP/1.1 200 ");
        assertThat(gateway.raw("GET " + LIST, good.replace("Bearer", "BEARER"))).startsWith("HTTP/1.1 200 ");
        assertThat(gateway.raw("GET " + LIST, good, good)).startsWith("HTTP/1.1 401 ");
        assertThat(gateway.raw("GET " + LIST, good + "x".repeat(20_000))).startsWith("HTTP/1.1 401 ");
        assertThat(gateway.raw("GET " + LIST + "?key=" + BY_SCOPE.get(Scope.READ)))
                .startsWith("HTTP/1.1 401 ");
    }

    @Test
    void refusesBeforeItReadsABody() throws Exception {
        // None is sent; whoever waited for it would wait in vain.
        assertThat(gateway.firstLine("POST /v1/events", "Content-Type: application/json", "Content-Length: 1000"))
                .startsWith("HTTP/1.1 401 ");
        String key = keys.add("once", Set.of(Scope.FEEDBACK), new RateLimit(0.001, 1));
        await().until(() -> gateway.post("/v1/events", "{}", with(key)).status() == 400);
        assertThat(gateway.firstLine(
                        "POST /v1/events",
                        "Content-Type: application/json",
                        "Content-Length: 1000",
                        "Authorization: Bearer " + key))
                .startsWith("HTTP/1.1 429 ");
    }

    @Test
    void leavesTheDescriptionTheProbesAndMetricsOpen() throws Exception {
        for (String path : List.of("/openapi", "/openapi.yaml", "/livez", "/readyz", "/actuator/prometheus")) {
            assertThat(gateway.get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void answersEachKeyAsOftenAsItMayAsk() throws Exception {
        String key = keys.add("some", Set.of(Scope.READ), new RateLimit(0.01, 5));
        await().until(() -> gateway.get(LIST, with(key)).status() == 200);
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(threads.submit(() -> gateway.get("/v1/movies/5", with(key))));
            }
            for (Future<Answer> each : all) {
                answers.add(each.get());
            }
        }
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(4);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(36)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(429);
                    assertThat(answer.json().path("type").asString()).isEqualTo("/problems/rate-limited");
                    assertThat(answer.detail())
                            .isEqualTo(
                                    "this key may ask 0.01 times a second and 5 times at once; wait as Retry-After says");
                    assertThat(Integer.parseInt(answer.response()
                                    .headers()
                                    .firstValue("Retry-After")
                                    .orElseThrow()))
                            .isBetween(1, 100);
                });
        assertThat(gateway.get(LIST, with(Scope.READ)).status()).isEqualTo(200);
        assertThat(requests("some", "admitted")).isEqualTo(5);
        assertThat(requests("some", "limited")).isEqualTo(36);
    }

    @Test
    void takesANewKeyAndDropsAnOldOneWhileItRuns() throws Exception {
        String before = Files.readString(keys.file());
        String key = keys.add("later", Set.of(Scope.READ), null);
        await().until(() -> gateway.get(LIST, with(key)).status() == 200);
        assertThat(requests("later", "admitted")).isPositive();
        Files.writeString(keys.file(), before);
        await().until(() -> gateway.get(LIST, with(key)).status() == 401);
        assertThat(gateway.get("/actuator/prometheus").text()).doesNotContain("later");
        assertThat(gateway.get(LIST, with(Scope.READ)).status()).isEqualTo(200);
    }

    @Test
    void keepsTheOldKeysWhileTheFileIsBadOrAway(CapturedOutput log) throws Exception {
        String good = Files.readString(keys.file());
        for (String bad : List.of("{\"name\":\"x\"}", "", "\u0000\ud83c\udfac")) {
            Files.writeString(keys.file(), bad);
            await().until(() -> gateway.get("/actuator/prometheus").text().contains("access_keys_refused 1.0"));
            assertThat(gateway.get(LIST, with(Scope.READ)).status()).isEqualTo(200);
            Files.writeString(keys.file(), good);
            await().until(() -> gateway.get("/actuator/prometheus").text().contains("access_keys_refused 0.0"));
        }
        Files.delete(keys.file());
        await().until(() -> gateway.get("/actuator/prometheus").text().contains("access_keys_refused 1.0"));
        assertThat(gateway.get(LIST, with(Scope.READ)).status()).isEqualTo(200);
        Files.writeString(keys.file(), good);
        await().until(() -> gateway.get("/actuator/prometheus").text().contains("access_keys_refused 0.0"));
        assertThat(log.getOut()).containsOnlyOnce("keys.ndjson, line 1: sha256 is not there");
    }

    @Test
    void giveNoOneAFreshLimitByReadingTheFileAgain() throws Exception {
        String key = keys.add("spent", Set.of(Scope.READ), new RateLimit(0.001, 1));
        await().until(() -> gateway.get("/v1/movies/5", with(key)).status() == 200);
        assertThat(gateway.get("/v1/movies/5", with(key)).status()).isEqualTo(429);
        String other = keys.add("other", Set.of(Scope.READ), null);
        await().until(() -> gateway.get("/v1/movies/5", with(other)).status() == 200);
        assertThat(gateway.get("/v1/movies/5", with(key)).status()).isEqualTo(429);
    }

    @Test
    void countsByNameAndTellsNobodyAKey(CapturedOutput log) throws Exception {
        double before = requests("-", "unauthenticated");
        String forged = ApiKey.random();
        gateway.get(LIST, with(forged));
        gateway.get("/v1/status", with(Scope.READ));
        assertThat(requests("-", "unauthenticated")).isEqualTo(before + 1);
        assertThat(requests("of-read", "forbidden")).isPositive();
        String metrics = gateway.get("/actuator/prometheus").text();
        assertThat(metrics)
                .contains("status=\"401\",uri=\"/v1/**\"")
                .contains("status=\"403\",uri=\"/v1/status\"")
                .doesNotContain("mq_", forged);
        assertThat(log.getAll()).doesNotContain("mq_");
        assertThat(Files.readString(keys.file())).doesNotContain("mq_");
    }

    @Test
    void isReadyWithoutAnybodysKey() throws IOException, InterruptedException {
        assertThat(gateway.get("/readyz").status()).isEqualTo(200);
        assertThat(gateway.get("/actuator/prometheus").text())
                .as("its own first requests were let in")
                .contains("access_requests_total{key=\"gateway\",outcome=\"admitted\"} 40.0");
    }
}
