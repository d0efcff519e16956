package dev.marquee.training.endtoend;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks a Prometheus every query of every dashboard in a folder, as Grafana would with all variables at "All". A query that
 * fails is a problem, and so is one that gives no number: a panel that stays empty shows nothing wrong and nothing right.
 */
final class DashboardCheck {
    private static final Duration LOOK_BACK = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), *(\\w+)\\)");

    private final Api prometheus;
    private final List<Dashboard> dashboards;

    /**
     * A check of nothing yet.
     *
     * @param prometheus its address, which has scraped the services for a while
     * @param folder of dashboards
     */
    DashboardCheck(Api prometheus, Path folder) {
        this.prometheus = prometheus;
        this.dashboards = Dashboard.in(folder);
    }

    /** How many panels there are to look at, rows not counted. */
    int panels() {
        return dashboards.stream().mapToInt(each -> each.panels().size()).sum();
    }

    /** How many queries the panels have. */
    int queries() {
        return dashboards.stream()
                .flatMap(each -> each.panels().stream())
                .mapToInt(panel -> panel.path("targets").size())
                .sum();
    }

    /** What is wrong now: nothing, if the list is empty. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Dashboard dashboard : dashboards) {
            problems.addAll(dashboard.flaws());
            dashboard.variables().forEach((name, query) -> {
                Matcher matcher = LABEL_VALUES.matcher(filled(query));
                String expression =
                        matcher.matches() ? "group by (%s) (%s)".formatted(matcher.group(2), matcher.group(1)) : query;
                ask(problems, "%s, variable %s".formatted(dashboard.name(), name), expression);
            });
            for (JsonNode panel : dashboard.panels()) {
                for (JsonNode target : panel.path("targets")) {
                    ask(
                            problems,
                            dashboard.called(panel),
                            filled(target.path("expr").asString("")));
                }
            }
        }
        return problems;
    }

    /**
     * Waits until nothing is wrong: a query over recorded series has an answer only when the rules have run.
     *
     * @param load sent before each look
     * @return what is still wrong when the patience ends
     */
    List<String> awaitNoProblems(Runnable load, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        List<String> problems;
        do {
            load.run();
            ServiceProcess.pause(PAUSE);
            problems = problems();
        } while (!problems.isEmpty() && System.nanoTime() - end < 0);
        return problems;
    }

    private static String filled(String expression) {
        return expression.replace("$__rate_interval", "1m").replaceAll("\\$(job|instance)\\b", ".+");
    }

    private void ask(List<String> problems, String whose, String expression) {
        if (expression.contains("$")) {
            problems.add("%s: a variable that nothing fills: %s".formatted(whose, expression));
            return;
        }
        long now = Instant.now().getEpochSecond();
        String query = "query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
        String range = "&start=%d&end=%d&step=5".formatted(now - LOOK_BACK.toSeconds(), now);
        for (String path : List.of("/api/v1/query?" + query, "/api/v1/query_range?" + query + range)) {
            String problem = problemOf(prometheus.get(path).json());
            if (problem != null) {
                problems.add("%s: %s: %s".formatted(whose, problem, expression));
                return;
            }
        }
    }

    private static @Nullable String problemOf(JsonNode answer) {
        if (!"success".equals(answer.path("status").asString())) {
            return "an error, " + answer.path("error").asString("no answer");
        }
        boolean number = answer.path("data").path("result").valueStream().anyMatch(DashboardCheck::hasNumber);
        return number ? null : "no number";
    }

    private static boolean hasNumber(JsonNode series) {
        return isNumber(series.path("value"))
                || series.path("values").valueStream().anyMatch(DashboardCheck::isNumber);
    }

    private static boolean isNumber(JsonNode sample) {
        return sample.size() == 2 && !"NaN".equals(sample.path(1).asString());
    }
}
