package dev.marquee.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the gateway is and how it is asked.
 *
 * @param baseUrl such as {@code https://recommender.example.org}
 * @param key that the operator has given out, or null where none is asked for
 * @param latencyBudget how long a list may take at the gateway, which leaves out what it cannot do in time: above 0, at most 400
 *     ms; the gateway's 400 ms if absent
 * @param timeout how long an answer is waited for before the call fails; longer than the budget, since writes have none
 */
@ConfigurationProperties("marquee.client")
record ClientProperties(
        String baseUrl,
        @Nullable String key,
        @Nullable Duration latencyBudget,
        @DefaultValue("5s") Duration timeout) {
    ClientProperties {
        if (!baseUrl.matches("https?://[^/?#\\s]+[^?#\\s]*")) {
            throw new IllegalArgumentException(
                    "marquee.client.base-url is \"%s\"; expected one such as http://127.0.0.1:8080".formatted(baseUrl));
        }
        baseUrl = baseUrl.replaceFirst("/+$", "");
        if (key != null && !key.matches("[A-Za-z0-9._~+/-]+=*")) {
            throw new IllegalArgumentException(
                    "marquee.client.key is not as expected: letters, digits and ._~+/-, as ./marquee key has printed it");
        }
        if (latencyBudget != null && latencyBudget.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "marquee.client.latency-budget is %s; expected 1 ms at least".formatted(latencyBudget));
        }
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "marquee.client.timeout is %s; expected 1 ms at least".formatted(timeout));
        }
    }

    /** Without the key, which has no place in a log. */
    @Override
    public String toString() {
        return "ClientProperties[baseUrl=%s, latencyBudget=%s, timeout=%s]".formatted(baseUrl, latencyBudget, timeout);
    }
}
