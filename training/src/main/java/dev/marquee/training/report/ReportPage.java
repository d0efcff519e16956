package dev.marquee.training.report;

import dev.marquee.training.chart.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * A report as one HTML page that needs nothing else: no script, and a content security policy that admits its own style
 * sheet only.
 */
public final class ReportPage {
    private static final String LEGEND =
            "Better and worse are beyond noise. In the tables the best value is highlighted; the signs are about the model of the"
                    + " line beside the first: ▲ better, ▼ worse, ≈ not told apart.";

    private final ProtocolReport report;
    private final Markup out = new Markup();

    private ReportPage(ProtocolReport report) {
        this.report = report;
    }

    /** The page, in UTF-8 where it is written. */
    public static String of(ProtocolReport report, Examples examples, Circumstances circumstances) throws IOException {
        ReportPage page = new ReportPage(report);
        page.out.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        page.head();
        page.out.open("body").open("main");
        page.top(circumstances);
        Part.of(report).forEach(new MetricTables(report, page.out)::write);
        page.comparisons();
        LearningCurves.write(report.curves(), page.out);
        Choices.write(report.choices(), page.out);
        Reliability.write(report.calibration(), page.out);
        new Bands(report, page.out).write();
        UserLists.write(examples, page.out);
        page.out.close().close().close();
        return "<!DOCTYPE html>\n" + page.out;
    }

    private String title() {
        return "Evaluation of %s, protocol %s".formatted(report.dataset(), report.protocol());
    }

    private void head() throws IOException {
        String style = style();
        out.open("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .empty("meta", "name", "color-scheme", "content", "light dark")
                .empty(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                                .formatted(sha256(style)))
                .element("title", title())
                .element("style", style)
                .close();
    }

    private void top(Circumstances circumstances) {
        out.open("header").element("h1", title());
        out.element("p", "Held out " + report.description() + ".", "class", "lead");
        out.open("section", "id", "verdict").element("h2", "In short").open("ul");
        verdict().forEach(sentence -> out.element("li", sentence));
        out.close();
        out.element("p", LEGEND, "class", "faded");
        out.close();
        facts(circumstances);
        splits();
        out.close();
    }

    private List<String> verdict() {
        List<String> sentences = Verdict.of(report);
        return sentences.isEmpty()
                ? List.of("Only one model was measured in each part: nothing to compare.")
                : sentences;
    }

    private void facts(Circumstances circumstances) {
        out.open("dl");
        fact(
                "Seeds",
                String.join(", ", report.seeds().stream().map(String::valueOf).toList()));
        fact("Code", "commit " + circumstances.commit());
        fact("Date", circumstances.at().truncatedTo(ChronoUnit.SECONDS).toString());
        fact("Machine", circumstances.machine());
        fact("Wall time", text(circumstances.took()) + " (kept models are not trained again)");
        fact("Memory, at most", circumstances.memory());
        fact("Command", circumstances.command());
        report.leftOut().forEach((model, reason) -> fact("Left out", model + ": " + reason));
        out.close();
    }

    private void fact(String name, String text) {
        out.open("div").element("dt", name).element("dd", text).close();
    }

    private static String text(Duration took) {
        return took.toMinutes() == 0
                ? "%.1f s".formatted(took.toMillis() / 1e3)
                : "%d min %d s".formatted(took.toMinutes(), took.toSecondsPart());
    }

    private void splits() {
        List<String> columns = List.of("split", "training seed", "chosen with", "fitted on", "asked", "users");
        try (Grid grid = new Grid(out, "Ratings of each split", columns)) {
            for (ProtocolReport.SplitCounts split : report.splits()) {
                grid.row(
                        split.name(),
                        List.of(
                                String.valueOf(split.seed()),
                                "%,d".formatted(split.training()),
                                "%,d".formatted(split.known()),
                                "%,d".formatted(split.asked()),
                                "%,d".formatted(split.users())));
            }
        }
    }

    private void comparisons() {
        if (report.comparisons().isEmpty()) {
            return;
        }
        out.open("section", "id", "differences").element("h2", "Differences");
        out.element("p", "95 % intervals by paired bootstrap over users, all trials together.");
        List<String> columns = List.of("models", "metric", "difference", "from", "to", "beyond noise");
        try (Grid grid = new Grid(out, "First model minus second", columns)) {
            Part.of(report)
                    .forEach(part -> report.comparisons().stream()
                            .filter(of -> of.section().equals(part.name()))
                            .forEach(of -> comparison(part, of, grid)));
        }
        out.close();
    }

    private static void comparison(Part part, ProtocolReport.Comparison of, Grid grid) {
        grid.row(
                "%s − %s".formatted(of.model(), of.against()),
                List.of(
                        "%s, %s".formatted(part.title(), new Metric(of.metric()).label()),
                        "%+.4f".formatted(of.difference()),
                        "%+.4f".formatted(of.low()),
                        "%+.4f".formatted(of.high()),
                        of.clear() ? "yes" : "no"));
    }

    private static String style() throws IOException {
        try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
