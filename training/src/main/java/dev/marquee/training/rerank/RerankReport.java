package dev.marquee.training.rerank;

import dev.marquee.core.rerank.RerankOptions;
import dev.marquee.training.evaluation.PairedBootstrap;
import java.util.List;

/**
 * What each variant costs and brings on the first ten movies of a list; means over users and seeds.
 *
 * @param dataset its id
 * @param protocol what was held out, in words
 * @param seeds of training
 * @param places length of the lists, of which the first ten are measured
 * @param users asked with each seed
 * @param rows the list as it is first
 */
public record RerankReport(String dataset, String protocol, List<Long> seeds, int places, int users, List<Row> rows) {
    /** Copies the lists. */
    public RerankReport {
        seeds = List.copyOf(seeds);
        rows = List.copyOf(rows);
    }

    /**
     * One variant.
     *
     * @param variant its name
     * @param options of it
     * @param ndcg10 nDCG@10 with gain 1 for each held-out movie
     * @param ndcg10Change against the list as it is, with the 95 % interval over users
     * @param byVector mean of {@code 1 − cosine} of the item vectors
     * @param byVectorChange as above
     * @param byGenre mean of {@code 1 − Jaccard} of the genres
     * @param byGenreChange as above
     * @param genres different ones among the ten
     * @param coverage10 share of the catalog that is among someone's first ten; mean over seeds
     * @param explored share of the first ten places that lots have filled
     */
    public record Row(
            String variant,
            RerankOptions options,
            double ndcg10,
            PairedBootstrap ndcg10Change,
            double byVector,
            PairedBootstrap byVectorChange,
            double byGenre,
            PairedBootstrap byGenreChange,
            double genres,
            double coverage10,
            double explored) {}
}
