package dev.marquee.api.access;

import dev.marquee.core.key.ApiKey;
import dev.marquee.core.key.KeysFile;
import dev.marquee.core.key.RateLimit;
import dev.marquee.core.key.Scope;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** Prints what asking for a key costs a request, without a server around it. A program, and no test: times are not asserted. */
final class AccessCost {
    private static final int ROUNDS = 5;
    private static final int REQUESTS = 500_000;

    private AccessCost() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        Path file = Files.createTempFile("keys", ".ndjson");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 900; i++) {
            lines.append("{\"name\":\"other%d\",\"sha256\":\"%064x\",\"scopes\":[\"read\"]}%n".formatted(i, i));
        }
        Files.writeString(file, lines);
        String free = ApiKey.random();
        String limited = ApiKey.random();
        KeysFile.add(file, new ApiKey("free", ApiKey.digest(free), EnumSet.of(Scope.READ), null));
        RateLimit most = new RateLimit(1_000_000, 1_000_000);
        KeysFile.add(file, new ApiKey("limited", ApiKey.digest(limited), EnumSet.of(Scope.READ), most));
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        JsonMapper json = JsonMapper.builder().build();
        try (KeyRing ring = new KeyRing(file, new OwnKey().entry(), json, meters)) {
            Authentication filter = new Authentication(ring, meters, json);
            for (int round = 0; round < ROUNDS; round++) {
                System.out.printf(
                        "ns a request: not of the API %d, key %d, key with a limit %d, unknown key %d, no key %d%n",
                        nanos(filter, "/livez", free),
                        nanos(filter, "/v1/users/42/recommendations", free),
                        nanos(filter, "/v1/users/42/recommendations", limited),
                        nanos(filter, "/v1/users/42/recommendations", ApiKey.random()),
                        nanos(filter, "/v1/users/42/recommendations", null));
            }
        } finally {
            Files.delete(file);
        }
    }

    private static long nanos(Authentication filter, String path, String key) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        if (key != null) {
            request.addHeader("Authorization", "Bearer " + key);
        }
        long begun = System.nanoTime();
        for (int i = 0; i < REQUESTS; i++) {
            filter.doFilter(request, new MockHttpServletResponse(), (_, _) -> {});
        }
        return (System.nanoTime() - begun) / REQUESTS;
    }
}
