package dev.marquee.training.rerank;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.rerank.ItemDirections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much the movies of a list differ (Ziegler and others, Improving Recommendation Lists Through Topic Diversification, 2005).
 *
 * @param byVector mean of {@code 1 − cosine} of the item vectors over all pairs, 0 to 2
 * @param byGenre mean of {@code 1 − Jaccard} of the genres over all pairs of movies of which one has a genre, 0 to 1
 * @param genres how many different ones there are
 */
public record ListDiversity(double byVector, double byGenre, int genres) {
    /**
     * Of the first movies of a list.
     *
     * @param list ordinals, best first
     * @param top at most so many of them
     */
    public static ListDiversity of(int[] list, int top, Catalog catalog, ItemDirections directions) {
        int size = Math.min(top, list.length);
        double vectors = 0;
        double jaccards = 0;
        int pairs = 0;
        int pairsWithGenres = 0;
        Set<String> all = new HashSet<>();
        for (int i = 0; i < size; i++) {
            List<String> genres = catalog.movie(list[i]).genres();
            all.addAll(genres);
            for (int j = 0; j < i; j++) {
                List<String> others = catalog.movie(list[j]).genres();
                vectors += 1 - directions.cosine(list[i], list[j]);
                pairs++;
                if (!genres.isEmpty() || !others.isEmpty()) {
                    jaccards += 1 - jaccard(genres, others);
                    pairsWithGenres++;
                }
            }
        }
        return new ListDiversity(vectors / Math.max(1, pairs), jaccards / Math.max(1, pairsWithGenres), all.size());
    }

    private static double jaccard(List<String> genres, List<String> others) {
        Set<String> union = new HashSet<>(genres);
        union.addAll(others);
        Set<String> common = new HashSet<>(genres);
        common.retainAll(others);
        return common.size() / (double) union.size();
    }
}
