package dev.marquee.bench;

import dev.marquee.bench.inprocess.Growth;
import dev.marquee.bench.inprocess.InventedCatalogue;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.index.IndexKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Cost against the length of a history, the number of candidates and the catalogue, in one process. */
final class GrowthPart {
    private static final List<Integer> CANDIDATES = List.of(100, 200, 300, 500, 1_000);
    private static final List<Integer> HISTORIES = List.of(10, 50, 200, 1_000, 5_000);
    private static final String TITLE = """
            | movies | dimension | candidates | ratings | tower p50 ms | search p50 ms | ranking p50, p99 ms | garbage KB | heap MB |
            |---|---|---|---|---|---|---|---|---|
            """;
    private static final int USUAL_CANDIDATES = 300;
    private static final int USUAL_HISTORY = 50;

    private final Circumstances circumstances;
    private final Report report;

    GrowthPart(Circumstances circumstances, Report report) {
        this.circumstances = circumstances;
        this.report = report;
    }

    /** Measures; catalogues of these numbers of movies are invented. */
    void measure(List<Integer> catalogues) throws IOException, InterruptedException {
        List<Growth.Cell> candidates = new ArrayList<>();
        List<Growth.Cell> histories = new ArrayList<>();
        List<Growth.Cell> sizes = new ArrayList<>();
        circumstances.say().accept("growth with candidates and histories");
        try (Growth growth = load(circumstances.bundle())) {
            sizes.add(growth.measure(USUAL_CANDIDATES, USUAL_HISTORY));
            CANDIDATES.forEach(size -> candidates.add(growth.measure(size, USUAL_HISTORY)));
            HISTORIES.forEach(length -> histories.add(growth.measure(USUAL_CANDIDATES, length)));
        }
        for (int movies : catalogues) {
            circumstances.say().accept("a catalogue of %,d movies".formatted(movies));
            var home = circumstances.installation().home().resolve("runs/invented");
            Bundle bundle = InventedCatalogue.of(circumstances.installation().root(), home, movies);
            try (Growth growth = load(bundle)) {
                sizes.add(growth.measure(USUAL_CANDIDATES, USUAL_HISTORY));
            }
        }
        report.figure("growthCandidates", candidates);
        report.figure("growthHistories", histories);
        report.figure("growthCatalogue", sizes);
        report.section(
                "### Growth\n\nIn one process, a history of %d and %d candidates unless said otherwise. Models read the newest 1,000 ratings."
                        .formatted(USUAL_HISTORY, USUAL_CANDIDATES));
        report.section(table(candidates));
        report.section(table(histories));
        report.section(table(sizes));
    }

    private Growth load(Bundle bundle) throws IOException {
        return Growth.of(bundle, IndexKind.valueOf(circumstances.index().toUpperCase(Locale.ROOT)));
    }

    private static String table(List<Growth.Cell> cells) {
        return TITLE + cells.stream().map(GrowthPart::row).collect(Collectors.joining("\n"));
    }

    private static String row(Growth.Cell cell) {
        return String.format(
                Locale.ROOT,
                "| %,d | %d | %,d | %,d | %.2f | %.2f | %.2f, %.2f | %.0f | %.0f |",
                cell.movies(),
                cell.dimension(),
                cell.candidates(),
                cell.history(),
                cell.towerP50Ms(),
                cell.searchP50Ms(),
                cell.rankingP50Ms(),
                cell.rankingP99Ms(),
                cell.allocatedKb(),
                cell.heapMb());
    }
}
