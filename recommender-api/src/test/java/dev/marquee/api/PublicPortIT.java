package dev.marquee.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.TestCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What there is to be found at the gateway's public port in production, where the management port is another one. */
class PublicPortIT {
    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir
    private static Path home;

    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        TestCatalog.publish(home.resolve("models"), 1);
        gateway = Gateway.start(home, NOWHERE, NOWHERE, "--MARQUEE_MANAGEMENT_PORT=0");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void isTheApiItsDescriptionAndTheProbes() throws Exception {
        Set<String> paths = gateway.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .collect(Collectors.toSet());
        assertThat(paths).hasSizeGreaterThan(10).allMatch(path -> path.matches("/v1/.+|/openapi(\\.yaml)?"));
        for (String path : List.of("/livez", "/readyz", "/openapi", "/openapi.yaml")) {
            assertThat(gateway.get(path).status()).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/prometheus",
                "/actuator/health",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/loggers",
                "/internal/candidates",
                "/internal/scores",
                "/",
                "/error",
                "/index.html",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/openapi/swagger-config",
                "/v3/api-docs",
                "/webjars/x",
                "/application.yml",
                "/META-INF/MANIFEST.MF",
                "/db/migration",
                "/livez/bundle",
                "/readyz/bundle"
            })
    void isNothingElse(String path) throws Exception {
        Gateway.Answer answer = gateway.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/not-found");
    }

    @Test
    void doesNotTellWhatItRunsOn() throws Exception {
        for (String request :
                List.of("GET /v1/status", "GET /nothing", "GET /[<>", "TRACE /v1/status", "OPTIONS /v1/status")) {
            assertThat(gateway.raw(request))
                    .as(request)
                    .doesNotContainIgnoringCase("tomcat")
                    .doesNotContainIgnoringCase("spring")
                    .doesNotContainIgnoringCase("\nserver:")
                    .doesNotContainIgnoringCase("\nx-powered-by:");
        }
        assertThat(gateway.raw("TRACE /v1/status")).startsWith("HTTP/1.1 405");
    }
}
