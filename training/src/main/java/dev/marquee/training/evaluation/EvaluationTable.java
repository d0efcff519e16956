package dev.marquee.training.evaluation;

import java.util.Formatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report as text. */
public final class EvaluationTable {
    private EvaluationTable() {}

    /** The tables, each line ended. */
    public static String of(EvaluationReport report) {
        Formatter out = new Formatter(Locale.ROOT);
        out.format(
                "Data set %s, seed %d, %s: %,d ratings of %,d users held out, full catalog, seen movies removed%n",
                report.dataset(), report.seed(), report.protocol(), report.testRatings(), report.users());
        out.format("%n");
        out.format(
                "%-28s %10s %10s %10s %10s %10s %10s %10s%n",
                "Retrieval", "top_100", "seen kept", "recall@20", "nDCG@10", "MRR", "AUC", "coverage");
        report.retrieval()
                .forEach((model, m) -> out.format(
                        "%-28s %10.4f %10.4f %10.4f %10.4f %10.4f %10.4f %10.4f%n",
                        model,
                        m.top100(),
                        m.top100SeenKept(),
                        m.recall20(),
                        m.ndcg10(),
                        m.mrr(),
                        m.auc(),
                        m.coverage()));
        out.format("%n");
        out.format("%-28s %10s %10s %10s %10s%n", "Ranking", "RMSE", "MAE", "nDCG@10", "MRR");
        report.ranking()
                .forEach((model, m) -> out.format(
                        "%-28s %10s %10s %10.4f %10.4f%n",
                        model, error(m.rmse()), error(m.mae()), m.ndcg10(), m.mrr()));
        out.format("%n");
        out.format("%-28s %10s %10s %10s %10s%n", "Served list", "nDCG@10", "graded", "MRR@10", "hit rate");
        report.list()
                .forEach((model, m) -> out.format(
                        "%-28s %10.4f %10.4f %10.4f %10.4f%n",
                        model, m.ndcg10(), m.gradedNdcg10(), m.mrr10(), m.hitRate10()));
        CombinedScore score = report.score();
        out.format("%n");
        out.format(
                "Combined score %.4f, standard error %.1f %%: %.3f × popularity's nDCG@10, %.3f × its MRR@10, RMSE %.3f ×"
                        + " better than the biases'%n",
                score.value(), 100 * score.standardError(), score.ndcg10(), score.mrr10(), score.rmse());
        return out.toString();
    }

    /** Popularity orders movies but predicts no rating. */
    private static String error(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
