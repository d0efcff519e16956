package dev.marquee.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.marquee.contract.client.Filters;
import dev.marquee.contract.client.HistoryEntry;
import dev.marquee.contract.client.ListOptions;
import dev.marquee.contract.client.MarqueeClient;
import dev.marquee.contract.client.MarqueeException;
import dev.marquee.contract.client.Rating;
import dev.marquee.contract.client.RecommendationBody;
import dev.marquee.contract.client.Rerank;
import dev.marquee.contract.problem.ProblemType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.client.ResourceAccessException;

/** The client against a server that answers oddly; the gateway's own tests have it against the gateway. */
class MarqueeClientAutoConfigurationTest {
    private static final String LIST =
            "{\"requestId\":\"r\",\"modelVersion\":\"v\",\"degraded\":[],\"timings\":{\"totalMs\":1.5,\"new\":1},"
                    + "\"items\":[{\"movieId\":1,\"title\":\"Heat\",\"year\":null,\"genres\":[],\"score\":0.5,\"source\":\"one of later\",\"news\":[{}]}],\"more\":true}";

    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = LIST;
    private volatile String retryAfter = "";
    private volatile Duration pause = Duration.ZERO;

    private record Asked(String method, String target, Headers headers, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.getResponseHeaders()
                    .set("Content-Type", status == 200 ? "application/json" : "application/problem+json");
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private ApplicationContextRunner application(String... properties) {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(RestClientAutoConfiguration.class, MarqueeClientAutoConfiguration.class))
                .withPropertyValues("marquee.client.base-url=http://127.0.0.1:"
                        + server.getAddress().getPort())
                .withPropertyValues(properties);
    }

    private MarqueeException refusal(String... properties) {
        MarqueeException[] thrown = new MarqueeException[1];
        application(properties)
                .run(context -> thrown[0] = catchThrowableOfType(
                        MarqueeException.class,
                        () -> context.getBean(MarqueeClient.class).recommendToUser("ann", new ListOptions())));
        assertThat(thrown[0]).isNotNull();
        return thrown[0];
    }

    @Test
    void isFoundByApplications() {
        assertThat(ImportCandidates.load(AutoConfiguration.class, null))
                .contains(MarqueeClientAutoConfiguration.class.getName());
    }

    @Test
    void isNotThereUntilTheGatewayIsNamed() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MarqueeClientAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(MarqueeClient.class));
    }

    @Test
    void leavesOutWhatIsNewerThanItself() {
        application("spring.jackson.deserialization.fail-on-unknown-properties=true")
                .run(context -> {
                    var list = context.getBean(MarqueeClient.class).recommendToUser("ann", new ListOptions());
                    assertThat(list.requestId()).isEqualTo("r");
                    assertThat(list.nextCursor()).isNull();
                    assertThat(list.timings().totalMs()).isEqualTo(1.5);
                    assertThat(list.items()).singleElement().satisfies(movie -> {
                        assertThat(movie.title()).isEqualTo("Heat");
                        assertThat(movie.year()).isNull();
                        assertThat(movie.source()).isEqualTo("one of later");
                    });
                });
    }

    @Test
    void sendsWhatWasSetAndNothingElse() throws Exception {
        application("marquee.client.key=mq_abc", "marquee.client.latency-budget=50ms")
                .run(context -> {
                    MarqueeClient client = context.getBean(MarqueeClient.class);
                    Filters filters = new Filters()
                            .genre("Film-Noir & more", "War")
                            .yearFrom(1990)
                            .exclude(List.of(1, 2));
                    Rerank rerank = new Rerank().diversity(0.25);
                    client.recommendToUser(
                            "a.b",
                            new ListOptions()
                                    .limit(5)
                                    .filters(filters)
                                    .rerank(rerank)
                                    .explain(true));
                    client.recommendToHistory(RecommendationBody.history(List.of(new HistoryEntry(318, 4.5)))
                            .limit(3)
                            .filters(filters)
                            .rerank(rerank));
                    client.rateMovie("ann", 5, new Rating(0.5));
                });
        Asked query = asked.take();
        assertThat(query.method()).isEqualTo("GET");
        assertThat(query.target())
                .isEqualTo("/v1/users/a.b/recommendations?limit=5&genre=Film-Noir%20%26%20more&genre=War&yearFrom=1990"
                        + "&exclude=1&exclude=2&diversity=0.25&explain=true");
        assertThat(query.headers().get("Authorization")).containsExactly("Bearer mq_abc");
        assertThat(query.headers().get("X-Latency-Budget-Ms")).containsExactly("50");
        Asked post = asked.take();
        assertThat(post.headers().get("Content-Type")).containsExactly("application/json");
        assertThat(post.body())
                .isEqualTo(
                        "{\"history\":[{\"movieId\":318,\"rating\":4.5,\"ratedAt\":null}],\"limit\":3,\"filters\":{\"genre\":"
                                + "[\"Film-Noir & more\",\"War\"],\"yearFrom\":1990,\"exclude\":[1,2]},\"rerank\":{\"diversity\":0.25}}");
        Asked put = asked.take();
        assertThat(put.method() + " " + put.target() + " " + put.body())
                .isEqualTo("PUT /v1/users/ann/ratings/5 {\"rating\":0.5}");
    }

    @Test
    void sendsNoKeyAndNoBudgetUnlessTheyAreSet() throws Exception {
        application().run(context -> context.getBean(MarqueeClient.class).recommendToUser("ann", new ListOptions()));
        Asked query = asked.take();
        assertThat(query.target()).isEqualTo("/v1/users/ann/recommendations");
        assertThat(query.headers()).doesNotContainKeys("Authorization", "X-latency-budget-ms");
    }

    @Test
    void makesAnExceptionOfAProblem() {
        status = 429;
        retryAfter = "7";
        body =
                "{\"type\":\"/problems/rate-limited\",\"title\":\"Too many requests\",\"status\":429,\"detail\":\"wait\",\"new\":1}";
        MarqueeException refusal = refusal();
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.is(ProblemType.RATE_LIMITED)).isTrue();
        assertThat(refusal.detail()).isEqualTo("wait");
        assertThat(refusal.retryAfter()).hasValue(Duration.ofSeconds(7));
        assertThat(refusal).hasMessage("429 /problems/rate-limited: wait");
        assertThat(asked).as("asked once, and not again after seven seconds").hasSize(1);
    }

    @Test
    void makesOneOfWhateverElseIsNoResult() {
        status = 502;
        retryAfter = "Fri, 27 Nov 2026 10:00:00 GMT";
        for (String other :
                List.of("<html>Bad gateway", "", "[]", "{\"type\":\":%\"}", "\u0000", "{\"detail\":null}")) {
            body = other;
            MarqueeException refusal = refusal();
            assertThat(refusal.status()).as(other).isEqualTo(502);
            assertThat(refusal.type()).as(other).isEqualTo(URI.create("about:blank"));
            assertThat(refusal.retryAfter()).as(other).isEmpty();
        }
    }

    @Test
    void doesNotTakeItsKeyElsewhere() {
        status = 307;
        assertThat(refusal("marquee.client.key=mq_abc").status()).isEqualTo(307);
        assertThat(asked).hasSize(1);
    }

    @Test
    void waitsNoLongerThanItsTimeout() {
        pause = Duration.ofSeconds(20);
        application("marquee.client.timeout=100ms")
                .run(context -> assertThat(catchThrowableOfType(
                                ResourceAccessException.class,
                                () -> context.getBean(MarqueeClient.class).recommendToUser("ann", new ListOptions())))
                        .isNotNull());
    }

    @Test
    void saysWhatIsWrongWithASettingAndTellsNoKey() {
        application("marquee.client.base-url=127.0.0.1:8080")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining(
                                "marquee.client.base-url is \"127.0.0.1:8080\"; expected one such as http://"));
        application("marquee.client.key=mq_secret secret")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("marquee.client.key is not as expected")
                        .message()
                        .doesNotContain("secret"));
        application("marquee.client.key=mq_secret")
                .run(context -> assertThat(context.getBean(ClientProperties.class))
                        .asString()
                        .doesNotContain("secret"));
    }
}
