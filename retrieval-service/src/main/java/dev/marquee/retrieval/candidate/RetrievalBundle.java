package dev.marquee.retrieval.candidate;

import dev.marquee.contract.WireMovies;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.retrieval.embedding.HistoryEmbedder;
import dev.marquee.retrieval.embedding.MovieEmbedder;
import dev.marquee.retrieval.index.MovieIndex;
import dev.marquee.service.Editions;
import dev.marquee.service.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What retrieval holds of a bundle, warmed up. Thread-safe for as many calls at once as it was loaded for; close it after the last
 * one.
 */
final class RetrievalBundle implements AutoCloseable {
    private final HistoryEmbedder histories;
    private final MovieEmbedder movies;
    private final Editions<RetrievalModel> models;

    private RetrievalBundle(RetrievalModel model, MovieEmbedder movies) {
        this.histories = model.embedder();
        this.movies = movies;
        this.models = new Editions<>(model, added -> model.with(added, movies));
    }

    /**
     * Loads the parts, checks that they fit each other, replays the golden cases and warms up.
     *
     * @throws BundleException if it must not be served
     */
    static RetrievalBundle load(Bundle bundle, RetrievalProperties properties) {
        Catalog catalog = bundle.catalogWithoutDetails();
        MovieIndex index = MovieIndex.open(bundle, catalog, properties.index());
        HistoryEmbedder histories = HistoryEmbedder.open(bundle, catalog, properties.calls());
        try {
            RetrievalModel model = RetrievalModel.of(bundle, catalog, histories, index);
            model.warmUp(bundle);
            return new RetrievalBundle(model, MovieEmbedder.open(bundle, catalog.size(), index.dimension()));
        } catch (RuntimeException | Error e) {
            histories.close();
            throw e;
        }
    }

    /**
     * What answers.
     *
     * @param added movies that were added to the bundle, null if none were
     * @throws ProblemException as {@link Editions#of}
     */
    RetrievalModel model(@Nullable WireMovies added) {
        return models.of(added);
    }

    @Override
    public void close() {
        histories.close();
        movies.close();
    }
}
