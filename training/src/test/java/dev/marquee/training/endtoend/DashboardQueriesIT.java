package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every query of every dashboard, on a Prometheus that scrapes the three services with the project's own configuration.
 * Needs {@code prometheus} on the path: see {@link PrometheusProcess#need}.
 */
@ExtendWith(SampleRun.class)
class DashboardQueriesIT {
    private static final Path DASHBOARDS = Checkout.root().resolve("ops/grafana/dashboards");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @BeforeAll
    static void needsPrometheus() {
        PrometheusProcess.need();
    }

    @Test
    void everyQueryOfEveryPanelGivesANumber(LiveServices services, @TempDir Path folder) {
        try (PrometheusProcess prometheus = services.watched(folder)) {
            DashboardCheck check = new DashboardCheck(prometheus.api(), DASHBOARDS);
            List<String> problems = check.awaitNoProblems(() -> MixedLoad.send(services.api()), PATIENCE);

            assertThat(problems).as(prometheus::said).isEmpty();
            assertThat(check.panels()).isPositive();
            System.out.printf("%d panels with %d queries evaluated%n", check.panels(), check.queries());

            assertThat(unhealthy(prometheus.api())).isEmpty();
        }
    }

    /** What Prometheus says of rules that cannot be evaluated. */
    private static List<String> unhealthy(Api prometheus) {
        List<JsonNode> rules = prometheus
                .get("/api/v1/rules")
                .json()
                .path("data")
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
        assertThat(rules).isNotEmpty();
        return rules.stream()
                .filter(rule -> !"ok".equals(rule.path("health").asString()))
                .map(rule -> rule.path("name").asString() + ": "
                        + rule.path("lastError").asString(""))
                .toList();
    }

    @Test
    void findsWhatIsWrongWithADashboard(LiveServices services, @TempDir Path folder) throws Exception {
        Path dashboards = Files.createDirectory(folder.resolve("dashboards"));
        Files.writeString(dashboards.resolve("bad.json"), """
                {"uid": "bad", "panels": [
                  {"id": 1, "title": "Nothing", "description": "x", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8},
                   "fieldConfig": {"defaults": {"unit": "s", "thresholds": {"steps": [{"color": "red"}]}}},
                   "targets": [{"expr": "no_such_metric{job=~\\"$job\\"}"}, {"expr": "vector(1)"}, {"expr": "vector(0) / 0"}]},
                  {"id": 2, "title": "Broken", "gridPos": {"x": 11, "y": 7, "w": 14, "h": 8},
                   "targets": [{"expr": "sum("}, {"expr": "up{zone=\\"$zone\\"}"}]}]}""");
        try (PrometheusProcess prometheus = services.watched(folder)) {
            assertThat(new DashboardCheck(prometheus.api(), dashboards).problems())
                    .satisfiesExactlyInAnyOrder(
                            problem -> assertThat(problem).isEqualTo("bad.json has no link to the others"),
                            problem -> assertThat(problem)
                                    .isEqualTo("bad.json, panel \"Nothing\": no number: no_such_metric{job=~\".+\"}"),
                            problem -> assertThat(problem)
                                    .isEqualTo("bad.json, panel \"Nothing\": no number: vector(0) / 0"),
                            problem -> assertThat(problem)
                                    .contains("\"Broken\": an error, ")
                                    .contains("parse error"),
                            problem -> assertThat(problem).contains("\"Broken\": a variable that nothing fills"),
                            problem -> assertThat(problem).endsWith("\"Broken\" lacks a description"),
                            problem -> assertThat(problem).endsWith("\"Broken\" lacks a unit"),
                            problem -> assertThat(problem).endsWith("\"Broken\" lacks thresholds"),
                            problem -> assertThat(problem).contains("\"Broken\" does not fit into 24 columns"),
                            problem -> assertThat(problem).endsWith("\"Broken\" lies on another"));
        }
    }
}
