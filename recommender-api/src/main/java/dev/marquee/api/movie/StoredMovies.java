package dev.marquee.api.movie;

import dev.marquee.api.catalogue.CatalogueEdits;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import dev.marquee.api.store.TableCopy;
import dev.marquee.core.catalog.Movie;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The edits of movies, kept in the store. Thread-safe. A request reads memory only. */
final class StoredMovies implements CatalogueEdits, AutoCloseable {
    private final MovieTable table;
    private final TableCopy<Integer, Optional<Movie>> copy;
    private volatile Runnable listener = () -> {};

    StoredMovies(MovieTable table, BoundedCalls reads, Commits commits) {
        this.table = table;
        this.copy = new TableCopy<>(table, table.writer(), reads, commits, this::changed);
    }

    private void changed(Set<Integer> movieIds) {
        listener.run();
    }

    @Override
    public void complete() {
        copy.complete();
    }

    @Override
    public Map<Integer, Optional<Movie>> all() {
        return copy.rows();
    }

    @Override
    public void onChange(Runnable listener) {
        this.listener = listener;
    }

    /** Stores a movie; durable, and in this gateway's catalogue, when it returns. */
    void put(Movie movie) {
        copy.change(revision -> table.put(movie.movieId(), movie, revision));
    }

    /**
     * The same for removing one.
     *
     * @param bundled whether a bundle holds it; any other one is forgotten
     */
    void remove(int movieId, boolean bundled) {
        copy.change(revision -> {
            if (bundled) {
                table.put(movieId, null, revision);
            } else {
                table.remove(movieId, revision);
            }
        });
    }

    @Override
    public void close() {
        copy.close();
    }
}
