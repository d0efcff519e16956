package dev.marquee.api.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.Keys;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.core.key.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of browsers may do. */
class CorsIT {
    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final String SHOP = "https://shop.example.org";
    private static final String PATH = "/v1/movies/5";

    @TempDir
    private Path home;

    @BeforeEach
    void publish() throws IOException {
        TestCatalog.publish(home.resolve("models"), 1);
    }

    private static Answer preflight(Gateway gateway, String origin) throws Exception {
        return gateway.ask(
                "OPTIONS",
                PATH,
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "authorization");
    }

    private static List<String> accessControl(Answer answer) {
        return answer.response().headers().map().keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"))
                .toList();
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/forbidden");
        assertThat(answer.detail()).startsWith("Origin: ").contains("marquee.cors.allowed-origins");
        assertThat(accessControl(answer)).isEmpty();
    }

    @Test
    void isNothingUnlessTheOperatorSaysOtherwise() throws Exception {
        try (Gateway gateway = Gateway.start(home, NOWHERE, NOWHERE)) {
            for (String origin : List.of(SHOP, "null", "http://[", "%00", "*")) {
                Answer answer = gateway.get(PATH, "Origin", origin);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(accessControl(answer)).isEmpty();
                assertRefused(preflight(gateway, origin));
            }
        }
    }

    @Test
    void letsPagesOfTheNamedOriginsAskWithAKey() throws Exception {
        Keys keys = new Keys(home.resolve("keys.ndjson"));
        String key = keys.add("page", Set.of(Scope.READ), null);
        try (Gateway gateway = Gateway.start(
                home,
                NOWHERE,
                NOWHERE,
                keys.option(),
                "--marquee.cors.allowed-origins=https://other.example.org," + SHOP)) {
            Answer asked = preflight(gateway, SHOP);
            assertThat(asked.status()).isEqualTo(200);
            assertThat(asked.response().headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue(SHOP);
            assertThat(asked.response().headers().firstValue("Access-Control-Allow-Headers"))
                    .hasValue("authorization");
            assertThat(asked.response().headers().firstValue("Access-Control-Allow-Methods"))
                    .hasValue("GET,HEAD,POST,PUT,DELETE");
            assertThat(asked.response().headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();

            Answer answer = gateway.get(PATH, "Origin", SHOP, "Authorization", "Bearer " + key);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.response().headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue(SHOP);
            assertThat(answer.response().headers().allValues("Vary")).contains("Origin");

            Answer refused = gateway.get(PATH, "Origin", SHOP);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.response().headers().firstValue("Access-Control-Allow-Origin"))
                    .as("so that the page can read the refusal")
                    .hasValue(SHOP);
            assertThat(gateway.get(PATH, "Authorization", "Bearer " + key).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesPagesOfOthers() throws Exception {
        try (Gateway gateway = Gateway.start(home, NOWHERE, NOWHERE, "--marquee.cors.allowed-origins=" + SHOP)) {
            for (String origin :
                    List.of(SHOP + ".evil.example", "http://shop.example.org", SHOP + ":8443", "null", "http://[")) {
                assertRefused(preflight(gateway, origin));
                assertRefused(gateway.get(PATH, "Origin", origin));
            }
            assertRefused(gateway.ask("OPTIONS", PATH, "Origin", SHOP, "Access-Control-Request-Method", "PATCH"));
            assertThat(accessControl(gateway.get("/readyz", "Origin", SHOP))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "shop.example.org",
                "https://shop.example.org/",
                "https://*.example.org",
                "HTTPS://Shop.example.org",
                ""
            })
    void takesExactOriginsOnly(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CorsProperties(List.of(origin)))
                .withMessageContaining(
                        "marquee.cors.allowed-origins has \"%s\"; expected exact origins".formatted(origin));
    }
}
