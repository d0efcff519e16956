package dev.marquee.core.rerank;

import dev.marquee.core.catalog.Catalog;

/**
 * Re-ranks lists of movies of one catalog: the places are filled from the top, each with the candidate that is best there.
 * Immutable and thread-safe.
 *
 * <p>The best candidate has the largest {@code (1 − d) · score − d · max cosine}, the maximum being over the movies that have
 * a place already (maximal marginal relevance: Carbonell and Goldstein, The Use of MMR, 1998, equation 1, with d = 1 − λ);
 * equals keep their order. A pinned movie has its place, if it is a candidate. At an explored place lots decide ({@link Lots}).
 * Nobody is best whom the cap on genres forbids, unless it forbids all who are left: a list is never shorter for it.
 */
public final class Reranker {
    private final ItemDirections directions;
    private final MovieGenres genres;

    private Reranker(ItemDirections directions, MovieGenres genres) {
        this.directions = directions;
        this.genres = genres;
    }

    /** For the movies of this catalog, whose directions are by its ordinals. */
    public static Reranker of(Catalog catalog, ItemDirections directions) {
        return new Reranker(directions, MovieGenres.of(catalog));
    }

    /** For the same movies after some were edited. */
    public Reranker with(Catalog edited) {
        return new Reranker(directions, MovieGenres.of(edited));
    }

    /**
     * Fills the places of a list.
     *
     * @param ordinals of the candidates, best first, each once; not modified
     * @param scores parallel, [0, 1] times {@link ActiveRules#factor}, never rising; not modified
     */
    public Arrangement arrange(int[] ordinals, double[] scores, RerankTask task) {
        int places = Math.min(task.places(), ordinals.length);
        return task.options().active() || task.rules().pins(places)
                ? new Places(directions, new GenreCap(genres, task), ordinals, scores, places).fill(task)
                : Arrangement.unchanged(places);
    }
}
