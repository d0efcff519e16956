package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The dashboards on a stack that already runs, with its own Prometheus: {@code MARQUEE_API} and {@code MARQUEE_PROMETHEUS}
 * say where. Runs only when it is named; docs/slo.md has the command.
 */
class RunningStackDashboards {
    /** The rates of a stack that scrapes every ten seconds need a minute to appear. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static Api at(String variable) {
        String address = System.getenv(variable);
        assertThat(address).as(variable).isNotNull();
        return new Api(URI.create(address));
    }

    @Test
    void everyQueryOfEveryPanelGivesANumber() {
        try (Api gateway = at("MARQUEE_API");
                Api prometheus = at("MARQUEE_PROMETHEUS")) {
            DashboardCheck check =
                    new DashboardCheck(prometheus, Checkout.root().resolve("ops/grafana/dashboards"));
            assertThat(check.awaitNoProblems(() -> MixedLoad.send(gateway), PATIENCE))
                    .isEmpty();
            System.out.printf("%d panels with %d queries evaluated%n", check.panels(), check.queries());
        }
    }
}
