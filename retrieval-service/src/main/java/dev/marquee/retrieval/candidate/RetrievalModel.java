package dev.marquee.retrieval.candidate;

import dev.marquee.contract.problem.ProblemType;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Golden;
import dev.marquee.core.bundle.Manifest;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.history.History;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.index.IndexKind;
import dev.marquee.retrieval.embedding.HistoryEmbedder;
import dev.marquee.retrieval.embedding.MovieEmbedder;
import dev.marquee.retrieval.index.MovieIndex;
import dev.marquee.service.MeasuredCost;
import dev.marquee.service.ProblemException;
import dev.marquee.service.Rounds;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;

/**
 * What answers the calls: a bundle, and the movies that were added to it. Thread-safe for as many calls at once as the bundle was
 * loaded for; {@link RetrievalBundle} owns what is to be closed.
 *
 * @param catalog the movies
 * @param embedder history to user embedding
 * @param index user embedding to movies
 * @param publishedRecall of that engine as the manifest states it, 0 to 1; NaN if it does not
 * @param cost what one request has cost lately
 * @param towerCost what one run of the user tower for reasons has cost lately
 */
record RetrievalModel(
        Catalog catalog,
        HistoryEmbedder embedder,
        MovieIndex index,
        double publishedRecall,
        MeasuredCost cost,
        MeasuredCost towerCost) {
    private static final int WARM_UP_ROUNDS = 50;
    private static final int WARM_UP_CANDIDATES = 300;

    /** Of the bundle's own movies, not warmed up yet. */
    static RetrievalModel of(Bundle bundle, Catalog catalog, HistoryEmbedder embedder, MovieIndex index) {
        return new RetrievalModel(
                catalog,
                embedder,
                index,
                publishedRecall(bundle, index.kind()),
                new MeasuredCost(),
                new MeasuredCost());
    }

    /**
     * The same with further movies, in this order, behind the bundle's own.
     *
     * @param embedder of these movies, for one call at a time
     * @throws IllegalArgumentException if the bundle holds one of them
     */
    RetrievalModel with(List<Movie> added, MovieEmbedder embedder) {
        Catalog more = catalog.adding(added);
        return new RetrievalModel(
                more, this.embedder, index.with(embedder.embed(added)), publishedRecall, cost, towerCost);
    }

    private static double publishedRecall(Bundle bundle, IndexKind kind) {
        Manifest.Index published = bundle.manifest().index();
        if (kind == IndexKind.EXACT) {
            return 1;
        }
        return published == null ? Double.NaN : published.recall().getOrDefault(kind.label(), Double.NaN);
    }

    /** With what requests bring: the histories of training's examples, with and without a filter. */
    void warmUp(Bundle bundle) {
        List<History> histories =
                bundle.golden().cases().stream().map(Golden.Case::history).toList();
        int trained = bundle.golden().cases().getFirst().userEmbedding().size();
        if (trained != index.dimension()) {
            throw new BundleException("bundle %s: user embeddings of %d floats, item vectors of %d"
                    .formatted(bundle.version(), trained, index.dimension()));
        }
        List<MovieFilter> filters = List.of(MovieFilter.NONE, ofOneGenre());
        Rounds.run(WARM_UP_ROUNDS, round -> {
            long start = System.nanoTime();
            History history = histories.get(round % histories.size());
            float[] user = embedder.embed(KnownHistory.of(catalog, history));
            BitSet accepted = filters.get(round % filters.size()).accepted(catalog, history);
            var _ = index.search(user, WARM_UP_CANDIDATES, accepted);
            cost.observe(1, Duration.ofNanos(System.nanoTime() - start));
            var _ = index.similar(round % catalog.size(), WARM_UP_CANDIDATES, accepted);
        });
    }

    private MovieFilter ofOneGenre() {
        List<String> genres = catalog.movie(0).genres();
        return new MovieFilter(genres.subList(0, Math.min(1, genres.size())), List.of(), null, null, List.of(), true);
    }

    /**
     * The part of a history that the models read.
     *
     * @throws ProblemException 400, if the catalog holds no movie of it
     */
    KnownHistory known(History history) {
        KnownHistory known = KnownHistory.of(catalog, history);
        if (known.size() == 0) {
            throw ProblemException.invalid(
                    "history", "expected at least one movie of the catalog; of %d none is".formatted(history.size()));
        }
        return known;
    }

    /**
     * The ordinal of a movie.
     *
     * @throws ProblemException 404, if the catalog does not hold it
     */
    int ordinal(int movieId) {
        return catalog.ordinal(movieId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "movieId: movie %d is not in the catalog".formatted(movieId)));
    }
}
