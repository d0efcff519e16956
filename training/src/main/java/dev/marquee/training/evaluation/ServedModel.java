package dev.marquee.training.evaluation;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.blend.Candidate;
import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.core.history.History;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.index.IndexKind;
import dev.marquee.index.Neighbor;
import dev.marquee.index.VectorIndex;
import dev.marquee.index.Vectors;
import dev.marquee.training.split.UserRatings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/**
 * The path of a request in one process: the encoders, models and blend that the services call, so that what is measured
 * is what is served. Not thread-safe; close it: it holds native memory.
 */
public final class ServedModel implements AutoCloseable {
    /** Candidates that ranking sees. */
    public static final int CANDIDATES = 300;

    private final Catalog catalog;
    private final RetrievalStage retrieval;
    private final RankingStage ranking;

    /** Both stages, which this closes. */
    public ServedModel(Catalog catalog, RetrievalStage retrieval, RankingStage ranking) {
        this.catalog = catalog;
        this.retrieval = retrieval;
        this.ranking = ranking;
    }

    /**
     * Loads models that were exported to these places.
     *
     * @param statistics what is known of the ratings when a request comes
     * @param index over the vectors
     * @throws IOException if one cannot be loaded
     */
    public ServedModel(
            Catalog catalog,
            MovieTraits traits,
            MovieStatistics statistics,
            Vectors vectors,
            VectorIndex index,
            Path tower,
            Path rating)
            throws IOException {
        this.catalog = catalog;
        this.retrieval = new RetrievalStage(vectors, index, tower);
        try {
            this.ranking = new RankingStage(traits, statistics, rating);
        } catch (IOException | RuntimeException | Error e) {
            this.retrieval.close();
            throw e;
        }
    }

    /** Loads a bundle, with the index that a service takes by itself. */
    public static ServedModel of(Bundle bundle) throws IOException {
        return of(bundle, IndexKind.AUTO);
    }

    /** The same with the engine that is asked for. */
    public static ServedModel of(Bundle bundle, IndexKind kind) throws IOException {
        return ServedParts.of(bundle, kind).open();
    }

    /** The first stage alone; it closes with this. */
    public RetrievalStage retrieval() {
        return retrieval;
    }

    /** The second stage alone; it closes with this. */
    public RankingStage ranking() {
        return ranking;
    }

    /** The user embedding, shape {@code [d + 1]}. */
    public float[] embed(KnownHistory history) {
        return retrieval.embed(history);
    }

    /** Predicted ratings of movies by ordinal. */
    public float[] ratings(KnownHistory history, int[] ordinals, int year) {
        return ranking.ratings(history, ordinals, year);
    }

    /**
     * Retrieves and ranks.
     *
     * @param accepted ordinals that may be shown
     * @param year of the request
     */
    ScoredCandidates score(KnownHistory history, BitSet accepted, int year) {
        List<Neighbor> found = retrieval.search(history, CANDIDATES, accepted);
        return new ScoredCandidates(
                found.stream()
                        .map(hit -> new Candidate(catalog.movieId(hit.ordinal()), hit.score()))
                        .toList(),
                ratings(history, found.stream().mapToInt(Neighbor::ordinal).toArray(), year));
    }

    /**
     * The list that the services answer with.
     *
     * @param history of which the catalog knows at least one movie
     * @param year of the request
     */
    public List<RankedMovie> recommend(History history, MovieFilter filter, int limit, int year, Blend blend) {
        List<RankedMovie> ranked = score(KnownHistory.of(catalog, history), filter.accepted(catalog, history), year)
                .order(blend);
        return ranked.subList(0, Math.min(limit, ranked.size()));
    }

    /** Retrieves and ranks movies that a user has not seen. */
    public ScoredCandidates score(UserRatings known, int year) {
        BitSet unseen = new BitSet(catalog.size());
        unseen.set(0, catalog.size());
        for (int ordinal : known.ordinals()) {
            unseen.clear(ordinal);
        }
        return score(known.history(), unseen, year);
    }

    /** Shows the lists that the services answer with. */
    public Recommender recommender(Blend blend) {
        return (known, year) -> score(known, year).list(catalog, blend);
    }

    @Override
    public void close() {
        retrieval.close();
        ranking.close();
    }
}
