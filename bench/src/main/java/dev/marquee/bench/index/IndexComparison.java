package dev.marquee.bench.index;

import dev.marquee.bench.index.Contest.Built;
import dev.marquee.core.file.DurableFile;
import dev.marquee.index.IndexKind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our engines beside Lucene's and JVector's, over the vectors that are served and over seeded ones. Prints tables, or with
 * {@code --json} one array of {@link Row}s.
 */
public final class IndexComparison {
    private static final int SMALL = 10_000;
    private static final int MEDIUM = 62_000;
    private static final int LARGE = 500_000;

    private final List<Row> rows = new ArrayList<>();
    private final Path scratch;

    private IndexComparison(Path scratch) {
        this.scratch = scratch;
    }

    /** Options: {@code --json}; {@code --full} adds 500,000 seeded vectors; then the folder with the state. */
    public static void main(String[] arguments) throws IOException {
        List<String> given = new ArrayList<>(List.of(arguments));
        boolean json = given.remove("--json");
        boolean full = given.remove("--full");
        if (given.size() != 1 || given.getFirst().startsWith("-")) {
            throw new IllegalArgumentException("expected [--json] [--full] FOLDER, not " + List.of(arguments));
        }
        Path scratch = Files.createTempDirectory("marquee-indexes");
        try {
            new IndexComparison(scratch).run(Path.of(given.getFirst()), full, json);
        } finally {
            DurableFile.deleteTree(scratch);
        }
    }

    private void run(Path home, boolean full, boolean json) throws IOException {
        VectorSet served = ServedVectors.of(home);
        VectorSet medium = served.repeatedTo(MEDIUM);
        IndexKind kind = IndexKind.AUTO.resolve(MEDIUM, medium.vectors().dimension());
        compare(served);
        compare(medium);
        SumYardstick yardstick = SumYardstick.measure(medium);
        compare(VectorSet.cosine64(SMALL));
        compare(VectorSet.cosine64(MEDIUM));
        if (full) {
            compare(VectorSet.cosine64(LARGE));
        }
        List<Bar> bars = Bar.of(rows, MEDIUM, kind.label(), yardstick);
        if (json) {
            System.out.println(JsonMapper.shared().writeValueAsString(rows));
            print(System.err, bars);
        } else {
            printTables();
            print(System.out, bars);
        }
    }

    private void compare(VectorSet set) throws IOException {
        int size = set.vectors().size();
        say("%s, %,d vectors of %d floats"
                .formatted(set.name(), size, set.vectors().dimension()));
        List<Share> shares = Share.of(size);
        List<Built> engines = new ArrayList<>();
        try {
            for (IndexKind kind : List.of(IndexKind.EXACT, IndexKind.INT8, IndexKind.HNSW)) {
                engines.add(build(() -> MarqueeEngine.build(kind, set.vectors())));
            }
            Path folder = scratch.resolve(set.name() + "-" + size);
            engines.add(build(() -> LuceneEngine.build(set, shares, Graph.defaults(), folder)));
            engines.add(build(() -> JVectorEngine.build(set, Graph.defaults())));
            Contest contest = new Contest(set, engines);
            for (Share share : shares) {
                say("  asking, filter %s".formatted(share.label()));
                rows.addAll(contest.run(share));
            }
        } finally {
            for (Built built : engines) {
                built.engine().close();
            }
        }
    }

    /** Builds an engine. */
    @FunctionalInterface
    private interface Building {
        Engine build() throws IOException;
    }

    private static Built build(Building building) throws IOException {
        long before = Usage.processNanos();
        Engine engine = building.build();
        Built built = new Built(engine, (Usage.processNanos() - before) / 1e9);
        say("  built %s in %.1f s of processor time".formatted(engine.name(), built.cpuSeconds()));
        return built;
    }

    private void printTables() {
        String title = "";
        for (Row row : rows) {
            String next = "%s, %,d × %d".formatted(row.set(), row.n(), row.dimension());
            if (!next.equals(title)) {
                System.out.printf("%n**%s**%n%n%s%n", next, Row.HEAD);
                title = next;
            }
            System.out.println(row.markdown());
        }
    }

    private static void print(PrintStream out, List<Bar> bars) {
        out.printf("%n| over the served vectors at %,d | reached | bar | |%n|---|---|---|---|%n", MEDIUM);
        bars.forEach(bar -> out.println(bar.markdown()));
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
