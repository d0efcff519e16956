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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each kind of answer costs beside a list, one request after the other; and the first answers of services that have just started. */
final class AnswersPart {
    private static final int BLOCKS = 25;
    /** Processor time is counted in hundredths of a second, too coarse for one request. */
    private static final int BLOCK = 30;

    private static final int STARTS = 5;
    private static final double WARM_UP_RATE = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Circumstances circumstances;
    private final Report report;
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(42);

    AnswersPart(Circumstances circumstances, Report report) {
        this.circumstances = circumstances;
        this.report = report;
    }

    /** What is asked for. */
    enum Kind {
        LIST("a list of 20", "users/%s/recommendations?limit=20"),
        EXPLAINED("a list of 20, `explain=true`", "users/%s/recommendations?limit=20&explain=true"),
        DIVERSE("a list of 20, `diversity=0.3`", "users/%s/recommendations?limit=20&diversity=0.3"),
        WHY("why a movie is in it, or not", "users/%s/recommendations/%d/why?limit=20"),
        SIMILAR("20 movies like another", "movies/%2$d/similar?limit=20"),
        SCREEN("a screen, `limit=20`: seven rows", "users/%s/rows?limit=20"),
        SMALL_SCREEN("a screen, `limit=10`", "users/%s/rows?limit=10"),
        FOR_YOU("`kind=for-you`", "users/%s/rows?limit=20&kind=for-you"),
        FOR_YOU_AND_NEW("`kind=for-you,new`", "users/%s/rows?limit=20&kind=for-you,new"),
        FOR_YOU_AND_WATCHED(
                "`kind=for-you,because-you-watched`", "users/%s/rows?limit=20&kind=for-you,because-you-watched"),
        IMPERSONAL("`kind=popular,trending`: no stage is asked", "users/%s/rows?limit=20&kind=popular,trending");

        private final String text;
        private final String path;

        Kind(String text, String path) {
            this.text = text;
            this.path = path;
        }

        String path(Person person, long movieId) {
            return "/v1/" + path.formatted(person.id(), movieId);
        }
    }

    /**
     * What a kind of answer took.
     *
     * @param answer what was asked for
     * @param processorMs of the three services together, a request
     * @param client what the client waited
     * @param degraded share of answers that are
     */
    record Cost(String answer, double processorMs, Quantiles client, double degraded) {}

    /**
     * The first answers of services that have just become ready, medians of several starts.
     *
     * @param screenMs what the client waited for a screen, the first request of all
     * @param longestScreenMs the longest of them
     * @param listMs for a list, the second request
     * @param degraded how many of all these answers were
     */
    record First(double screenMs, double longestScreenMs, double listMs, int degraded) {}

    private record Reply(long nanos, boolean degraded) {}

    private record Taken(long cpuNanos, List<Reply> replies) {
        Taken plus(Taken other) {
            return new Taken(
                    cpuNanos + other.cpuNanos,
                    Stream.concat(replies.stream(), other.replies.stream()).toList());
        }

        Cost cost(Kind kind) {
            return new Cost(
                    kind.text,
                    cpuNanos / NANOS_PER_MILLI / replies.size(),
                    Quantiles.of(replies.stream().mapToLong(Reply::nanos)),
                    replies.stream().filter(Reply::degraded).count() / (double) replies.size());
        }
    }

    /** Measures warm services first, then starts them again and again. */
    void measure() throws IOException, InterruptedException {
        List<Cost> costs;
        try (Services services = start();
                LoadTest load = new LoadTest(services, circumstances.people(), circumstances.say());
                Connection connection = Connection.open(services.ports().gateway(), PATIENCE)) {
            load.warmUp(WARM_UP_RATE, WARM_UP);
            costs = costs(services, connection);
        }
        report(costs, first());
    }

    private Services start() throws IOException, InterruptedException {
        return Services.start(
                circumstances.installation(), circumstances.ports(), circumstances.models(), circumstances.index());
    }

    private List<Cost> costs(Services services, Connection connection) throws IOException {
        circumstances.say().accept("asking for every kind of answer");
        Map<Kind, Taken> taken = new EnumMap<>(Kind.class);
        for (int block = -BLOCKS / 2; block < BLOCKS; block++) {
            for (Kind kind : Kind.values()) {
                long before = cpuNanos(services);
                List<Reply> some = new ArrayList<>();
                for (int i = 0; i < BLOCK; i++) {
                    some.add(ask(connection, kind));
                }
                if (block >= 0) { // what came before was for the compilers
                    taken.merge(kind, new Taken(cpuNanos(services) - before, some), Taken::plus);
                }
            }
        }
        return taken.entrySet().stream()
                .map(each -> each.getValue().cost(each.getKey()))
                .toList();
    }

    private static long cpuNanos(Services services) {
        return services.cpu().values().stream().mapToLong(Duration::toNanos).sum();
    }

    private Reply ask(Connection connection, Kind kind) throws IOException {
        String path =
                kind.path(somebody(), somebody().history().ratings().getLast().movieId());
        long begin = System.nanoTime();
        Connection.Reply reply = connection.send(Asked.get(path));
        long nanos = System.nanoTime() - begin;
        if (reply.status() != OK) {
            throw new IOException("%s: %d %.200s".formatted(path, reply.status(), reply.text()));
        }
        JsonNode degraded = JsonMapper.shared().readTree(reply.body()).path("degraded");
        return new Reply(nanos, !degraded.isEmpty());
    }

    private Person somebody() {
        List<Person> people = circumstances.people();
        return people.get(random.nextInt(people.size()));
    }

    private First first() throws IOException, InterruptedException {
        long[] screens = new long[STARTS];
        long[] lists = new long[STARTS];
        int degraded = 0;
        for (int i = 0; i < STARTS; i++) {
            circumstances.say().accept("starting the services, %d of %d".formatted(i + 1, STARTS));
            try (Services services = start();
                    Connection connection = Connection.open(services.ports().gateway(), PATIENCE)) {
                Reply screen = ask(connection, Kind.SCREEN);
                Reply list = ask(connection, Kind.LIST);
                screens[i] = screen.nanos();
                lists[i] = list.nanos();
                degraded += (screen.degraded() ? 1 : 0) + (list.degraded() ? 1 : 0);
            }
        }
        Quantiles screen = Quantiles.of(LongStream.of(screens));
        return new First(
                screen.p50Ms(),
                screen.maxMs(),
                Quantiles.of(LongStream.of(lists)).p50Ms(),
                degraded);
    }

    private void report(List<Cost> costs, First first) {
        report.figure("answers", costs);
        report.figure("firstAnswers", first);
        StringBuilder rows = new StringBuilder();
        costs.forEach(cost -> rows.append("| %s | %.1f | %.1f | %.1f | %.1f %% |%n"
                .formatted(
                        cost.answer(),
                        cost.processorMs(),
                        cost.client().p50Ms(),
                        cost.client().p99Ms(),
                        100 * cost.degraded())));
        report.section("""
                ### Kinds of answers

                Asked for random ones of %,d people, one request after the other over one connection, %d of a kind at a time, the kinds in turn, %,d times each; \
                processor time is that of the three services together.

                | asked for | processor ms | answer p50 ms | p99 ms | degraded |
                |---|---|---|---|---|
                %s
                The first request of all after the start, a screen of seven rows: %.0f ms (median of %d starts, the longest %.0f), and a list after it: %.0f ms; \
                %d of these answers were degraded.""".formatted(
                        circumstances.people().size(),
                        BLOCK,
                        costs.getFirst().client().count(),
                        rows,
                        first.screenMs(),
                        STARTS,
                        first.longestScreenMs(),
                        first.listMs(),
                        first.degraded()));
    }
}
