package dev.marquee.retrieval.candidate;

import dev.marquee.contract.WireMovies;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feature.MovieFeatures;
import dev.marquee.retrieval.embedding.HistoryEmbedder;
import dev.marquee.retrieval.index.MovieIndex;
import dev.marquee.service.Editions;
import dev.marquee.service.ProblemException;
import dev.marquee.tensorflow.ItemTower;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What retrieval holds of a bundle, warmed up. Thread-safe for as many calls at once as it was loaded for; close it after the last
 * one.
 */
final class RetrievalBundle implements AutoCloseable {
    private final HistoryEmbedder embedder;
    private final ItemTower tower;
    private final MovieFeatures vocabulary;
    private final Editions<RetrievalModel> models;

    private RetrievalBundle(RetrievalModel model, ItemTower tower, MovieFeatures vocabulary) {
        this.embedder = model.embedder();
        this.tower = tower;
        this.vocabulary = vocabulary;
        this.models = new Editions<>(model, movies -> with(model, movies));
    }

    /**
     * Loads the parts, checks that they fit each other, replays the golden cases and warms up.
     *
     * @throws BundleException if it must not be served
     */
    static RetrievalBundle load(Bundle bundle, RetrievalProperties properties) {
        Catalog catalog = bundle.catalogWithoutDetails();
        MovieIndex index = MovieIndex.open(bundle, catalog, properties.index());
        HistoryEmbedder embedder = HistoryEmbedder.open(bundle, catalog, properties.calls());
        try {
            RetrievalModel model = RetrievalModel.of(bundle, catalog, embedder, index);
            model.warmUp(bundle);
            return load(bundle, model);
        } catch (RuntimeException | Error e) {
            embedder.close();
            throw e;
        }
    }

    private static RetrievalBundle load(Bundle bundle, RetrievalModel model) {
        MovieFeatures vocabulary = bundle.movieFeatures();
        ItemTower tower = open(bundle, model.catalog().size());
        try {
            int columns = tower.embed(new int[][] {{0}}).length;
            if (columns != model.index().dimension()) {
                throw new BundleException("bundle %s: item embeddings of %d floats, item vectors of %d"
                        .formatted(bundle.version(), columns, model.index().dimension()));
            }
            return new RetrievalBundle(model, tower, vocabulary);
        } catch (RuntimeException | Error e) {
            tower.close();
            throw e;
        }
    }

    private static ItemTower open(Bundle bundle, int movies) {
        try {
            return ItemTower.open(bundle.path(Role.ITEM_TOWER), movies, 1);
        } catch (IOException e) {
            throw new BundleException("bundle %s: %s".formatted(bundle.version(), e.getMessage()), e);
        }
    }

    private RetrievalModel with(RetrievalModel model, List<Movie> movies) {
        for (Movie movie : movies) {
            if (model.catalog().isBundled(movie.movieId())) {
                throw ProblemException.invalid(
                        "added.movies", "the bundle itself holds movie %d".formatted(movie.movieId()));
            }
        }
        return model.with(movies, tower.embed(vocabulary.encode(movies)));
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
        embedder.close();
        tower.close();
    }
}
