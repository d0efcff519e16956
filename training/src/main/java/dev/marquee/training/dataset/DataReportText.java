package dev.marquee.training.dataset;

import dev.marquee.training.dataset.DataReport.Spread;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Writes a report as a table for a terminal. */
final class DataReportText {
    private static final int BAR_WIDTH = 30;

    private final DataReport report;
    private final StringBuilder text = new StringBuilder();

    private DataReportText(DataReport report) {
        this.report = report;
    }

    /** The report in lines. */
    static String of(DataReport report) {
        return new DataReportText(report).write();
    }

    private String write() {
        line("Data set %s".formatted(report.dataset()));
        line("  users    %,12d".formatted(report.users()));
        line("  movies   %,12d   %,d of them rated".formatted(report.movies(), report.ratedMovies()));
        line("  ratings  %,12d   mean %.2f, from %tF to %tF"
                .formatted(
                        report.ratings(),
                        report.meanRating(),
                        report.firstRating().atOffset(ZoneOffset.UTC),
                        report.lastRating().atOffset(ZoneOffset.UTC)));
        line("  sparsity %,12.3f %% of the pairs of user and rated movie have no rating"
                .formatted(100 * report.sparsity()));
        histogram();
        spreads();
        variance();
        coverage();
        rejected();
        report.notes().forEach(note -> line("\nNote: %s".formatted(note)));
        line("\n%s".formatted(report.verdict().reason()));
        return text.toString();
    }

    private void histogram() {
        line("\nRatings by value");
        long most = report.histogram().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        report.histogram()
                .forEach((rating, count) ->
                        line("  %s %,12d  %s".formatted(rating, count, "█".repeat((int) (BAR_WIDTH * count / most)))));
    }

    private void spreads() {
        line("\nRatings per      min    10%    25%    50%    75%    90%      max     mean");
        spread("user", report.ratingsPerUser());
        spread("rated movie", report.ratingsPerMovie());
    }

    private void spread(String name, Spread s) {
        line("  %-12s %,5d %,6d %,6d %,6d %,6d %,6d %,8d %,8.1f"
                .formatted(name, s.min(), s.p10(), s.p25(), s.median(), s.p75(), s.p90(), s.max(), s.mean()));
    }

    private void variance() {
        var explained = report.explainedVariance();
        line("\nShare of the variance of the ratings explained by");
        line("  user %s, movie %s, both %s; genre %s, year %s, people %s"
                .formatted(
                        percent(explained.user()),
                        percent(explained.movie()),
                        percent(explained.userAndMovie()),
                        percent(explained.genre()),
                        percent(explained.year()),
                        percent(explained.people())));
    }

    private void coverage() {
        line("\nMetadata known              of movies  of ratings");
        report.coverage()
                .forEach(c -> line("  %-26s %8s %11s".formatted(c.field(), percent(c.movies()), percent(c.ratings()))));
    }

    private void rejected() {
        line(report.rejected().isEmpty() ? "\nRejected rows: none" : "\nRejected rows");
        report.rejected().forEach(rejection -> line("  %s: %s".formatted(rejection.file(), rejection.inWords())));
        Rejection replaced = report.replaced();
        if (replaced != null) {
            line("Replaced ratings, not counted as rejected:\n  %s: %s".formatted(replaced.file(), replaced.inWords()));
        }
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "unknown" : "%.1f %%".formatted(100 * share);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
