package dev.marquee.retrieval.embedding;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feature.MovieFeatures;
import dev.marquee.tensorflow.ItemTower;
import java.io.IOException;
import java.util.List;

/** Embeds movies that a bundle does not hold by its item tower. For one call at a time; close it after the last one. */
public final class MovieEmbedder implements AutoCloseable {
    private static final int[][] ANY_MOVIE = {{0}};

    private final ItemTower tower;
    private final MovieFeatures vocabulary;

    private MovieEmbedder(ItemTower tower, MovieFeatures vocabulary) {
        this.tower = tower;
        this.vocabulary = vocabulary;
    }

    /**
     * Loads the item tower and warms it up.
     *
     * @param movies number of movies that the bundle holds
     * @param dimension length of its item vectors
     * @throws BundleException if the tower cannot be loaded, or embeds in another dimension
     */
    public static MovieEmbedder open(Bundle bundle, int movies, int dimension) {
        MovieFeatures vocabulary = bundle.movieFeatures();
        ItemTower tower = tower(bundle, movies);
        try {
            int columns = tower.embed(ANY_MOVIE).length;
            if (columns != dimension) {
                throw new BundleException("bundle %s: item embeddings of %d floats, item vectors of %d"
                        .formatted(bundle.version(), columns, dimension));
            }
            return new MovieEmbedder(tower, vocabulary);
        } catch (RuntimeException | Error e) {
            tower.close();
            throw e;
        }
    }

    private static ItemTower tower(Bundle bundle, int movies) {
        try {
            return ItemTower.open(bundle.path(Role.ITEM_TOWER), movies, 1);
        } catch (IOException e) {
            throw new BundleException("bundle %s: %s".formatted(bundle.version(), e.getMessage()), e);
        }
    }

    /** The item embeddings of these movies, shape {@code [n, d + 1]}, row by row; the caller owns them. */
    public float[] embed(List<Movie> movies) {
        return tower.embed(vocabulary.encode(movies));
    }

    @Override
    public void close() {
        tower.close();
    }
}
