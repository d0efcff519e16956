package dev.marquee.training.rerank;

import dev.marquee.training.evaluation.PairedBootstrap;
import java.util.Formatter;
import java.util.Locale;

/** A report as text. */
public final class RerankTable {
    private RerankTable() {}

    /** The table in the form of Markdown, each line ended. */
    public static String of(RerankReport report) {
        Formatter out = new Formatter(Locale.ROOT);
        out.format(
                "Data set %s, %s, seeds %s, %,d users; the first ten of lists of %d; in brackets the 95 %% interval of the"
                        + " change, by paired bootstrap over users%n%n",
                report.dataset(), report.protocol(), report.seeds(), report.users(), report.places());
        out.format(
                "| re-ranking | nDCG@10 | change | by vector | change | by genre | change | genres | coverage@10 | explored |%n");
        out.format("|---|---|---|---|---|---|---|---|---|---|%n");
        for (RerankReport.Row row : report.rows()) {
            out.format(
                    "| %s | %.4f | %s | %.3f | %s | %.3f | %s | %.2f | %.4f | %.4f |%n",
                    row.variant(),
                    row.ndcg10(),
                    change(row.ndcg10Change(), 4),
                    row.byVector(),
                    change(row.byVectorChange(), 3),
                    row.byGenre(),
                    change(row.byGenreChange(), 3),
                    row.genres(),
                    row.coverage10(),
                    row.explored());
        }
        return out.toString();
    }

    private static String change(PairedBootstrap change, int decimals) {
        String number = "%+." + decimals + "f";
        return String.format(
                Locale.ROOT,
                number + " [" + number + ", " + number + "]",
                change.difference(),
                change.low(),
                change.high());
    }
}
