package dev.marquee.bench;

import dev.marquee.bench.http.Asked;
import dev.marquee.bench.http.Connection;
import dev.marquee.bench.latency.Quantiles;
import dev.marquee.bench.load.LoadTest;
import dev.marquee.bench.load.Person;
import dev.marquee.bench.service.Services;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Feeds that are read far: what a cursor weighs, and what a page costs beside a first one, one request after the other. */
final class FeedPart {
    private static final int PEOPLE = 20;
    private static final int ROUNDS = 25;
    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 100;
    private static final int[] DEPTHS = {0, 20, 100, 1_000, 2_000};
    private static final double WARM_UP_RATE = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final Circumstances circumstances;
    private final Report report;

    FeedPart(Circumstances circumstances, Report report) {
        this.circumstances = circumstances;
        this.report = report;
    }

    /**
     * A page after so many movies.
     *
     * @param shown movies before it
     * @param characters of its cursor, mean over people
     * @param longest cursor, characters
     * @param page what the client waited
     */
    record Depth(int shown, double characters, int longest, Quantiles page) {}

    /** Reads the feeds of some people to the last depth, then asks for pages of every depth in turn. */
    void measure() throws IOException, InterruptedException {
        try (Services services = Services.start(
                        circumstances.installation(),
                        circumstances.ports(),
                        circumstances.models(),
                        circumstances.index());
                LoadTest load = new LoadTest(services, circumstances.people(), circumstances.say());
                Connection connection = Connection.open(services.ports().gateway(), PATIENCE)) {
            load.warmUp(WARM_UP_RATE, WARM_UP);
            circumstances.say().accept("reading feeds");
            List<String[]> paths = new ArrayList<>();
            for (Person person : circumstances
                    .people()
                    .subList(0, Math.min(PEOPLE, circumstances.people().size()))) {
                paths.add(paths(connection, person));
            }
            report(depths(connection, paths));
        }
    }

    /** The paths of this person's pages after each depth. */
    private static String[] paths(Connection connection, Person person) throws IOException {
        String[] paths = new String[DEPTHS.length];
        String cursor = null;
        int shown = 0;
        for (int i = 0; i < DEPTHS.length; i++) {
            while (shown < DEPTHS[i]) {
                int limit = Math.min(LARGEST_PAGE, DEPTHS[i] - shown);
                JsonNode page = ask(connection, path(person, limit, cursor));
                shown += page.path("items").size();
                cursor = page.path("nextCursor").asString("");
            }
            paths[i] = path(person, PAGE, cursor);
        }
        return paths;
    }

    private static String path(Person person, int limit, @Nullable String cursor) {
        return "/v1/users/%s/recommendations?limit=%d%s"
                .formatted(person.id(), limit, cursor == null ? "" : "&cursor=" + cursor);
    }

    private static JsonNode ask(Connection connection, String path) throws IOException {
        Connection.Reply reply = connection.send(Asked.get(path));
        if (reply.status() != OK) {
            throw new IOException("%s: %d %.200s".formatted(path, reply.status(), reply.text()));
        }
        return JsonMapper.shared().readTree(reply.body());
    }

    private static List<Depth> depths(Connection connection, List<String[]> paths) throws IOException {
        long[][] nanos = new long[DEPTHS.length][ROUNDS * paths.size()];
        for (int i = 0; i < ROUNDS * paths.size(); i++) {
            for (int depth = 0; depth < DEPTHS.length; depth++) {
                long start = System.nanoTime();
                ask(connection, paths.get(i % paths.size())[depth]);
                nanos[depth][i] = System.nanoTime() - start;
            }
        }
        return IntStream.range(0, DEPTHS.length)
                .mapToObj(depth -> {
                    var characters = paths.stream()
                            .mapToInt(each -> each[depth].length() - each[0].length())
                            .map(length -> Math.max(0, length - "&cursor=".length()))
                            .summaryStatistics();
                    return new Depth(
                            DEPTHS[depth],
                            characters.getAverage(),
                            characters.getMax(),
                            Quantiles.of(LongStream.of(nanos[depth])));
                })
                .toList();
    }

    private void report(List<Depth> depths) {
        report.figure("feed", depths);
        StringBuilder rows = new StringBuilder();
        depths.forEach(depth -> rows.append("| %,d | %.0f | %,d | %.2f | %.2f |%n"
                .formatted(
                        depth.shown(),
                        depth.characters(),
                        depth.longest(),
                        depth.page().p50Ms(),
                        depth.page().p99Ms())));
        report.section("""
                ### Feeds

                Pages of %d movies after so many that %d people were recommended, asked for one after the other, the depths in turn, \
                %,d times each; times are the client's.

                | movies shown before | characters of the cursor, mean | longest | p50 ms | p99 ms |
                |---|---|---|---|---|
                %s""".formatted(
                        PAGE,
                        Math.min(PEOPLE, circumstances.people().size()),
                        depths.getFirst().page().count(),
                        rows));
    }
}
