package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns staged files into the checked and joined tables {@code rating}, {@code movie} and {@code tags_row}. */
final class Preparation {
    private final DuckDb database;
    private final StagedSource source;
    private final double maxRejectedPercent;
    private final List<Rejection> rejections = new ArrayList<>();
    private final ErasedRows erased;

    Preparation(DuckDb database, StagedSource source, double maxRejectedPercent) {
        this.database = database;
        this.source = source;
        this.maxRejectedPercent = maxRejectedPercent;
        this.erased = new ErasedRows(database, source.erasures());
    }

    /**
     * Builds all tables.
     *
     * @throws DatasetException if a file lacks a column, too many of its rows are rejected or nothing is left
     */
    void run() {
        SourceTable.prepare(database);
        SourceTable movies = required(Role.MOVIES);
        MovieTable.build(database, movies, source.layout());
        check(movies, "movie_row");
        SourceTable store = optional(Role.STORE);
        if (store == null) {
            StoreMovies.declareNone(database);
        } else {
            StoreMovies.check(database, store);
            check(store, "store_movie");
        }
        StoreMovies.declareViews(database);
        SourceTable ratings = required(Role.RATINGS);
        RatingTable.check(database, ratings, movies.fileName());
        check(ratings, "rating_row");
        erased.removeFrom("rating_row");
        if (store != null) {
            RatingTable.checkStore(database, store, movies.fileName());
            check(store, "store_row");
            erased.removeFrom("store_row");
        }
        RatingTable.keepLast(database, store != null);
        if (database.count("SELECT count(*) FROM rating") == 0) {
            throw new DatasetException(
                    "no rating is left: each is of a movie that is deleted in the store, or of somebody who was erased from it");
        }
        metadata(movies.fileName());
        CatalogTable.build(database);
    }

    /** How many rows were left out, because they are of people who were erased. */
    long erasedRows() {
        return erased.removed();
    }

    /** The rejected rows of all files, by file and cause. */
    List<Rejection> rejections() {
        return List.copyOf(rejections);
    }

    private void metadata(String moviesName) {
        SourceTable links = optional(Role.LINKS);
        SourceTable tmdb = optional(Role.TMDB);
        SourceTable tags = optional(Role.TAGS);
        CatalogTable.declareOptional(database, links != null, tmdb != null);
        if (links != null) {
            MetadataTables.links(database, links);
            check(links, "links_row");
        }
        if (tmdb != null) {
            MetadataTables.tmdb(database, tmdb);
            check(tmdb, "tmdb_row");
        }
        if (tags != null) {
            MetadataTables.tags(database, tags, moviesName);
            check(tags, "tags_row");
            database.execute("DELETE FROM tags_row WHERE movieId IN (FROM deleted_movie)");
            erased.removeFrom("tags_row");
        }
    }

    private SourceTable required(Role role) {
        return SourceTable.open(database, source.file(role), source.layout(role), role);
    }

    private @Nullable SourceTable optional(Role role) {
        StagedFile file = source.files().get(role);
        return file == null ? null : SourceTable.open(database, file, source.layout(role), role);
    }

    private void check(SourceTable table, String rows) {
        var found = Rejection.of(database, table.fileName(), rows);
        rejections.addAll(found);
        long rejected = found.stream().mapToLong(Rejection::rows).sum();
        long all = database.count("SELECT count(*) FROM " + rows);
        boolean needed = rows.equals("rating_row") || rows.equals("movie_row");
        if (needed && rejected == all) {
            throw new DatasetException("%s: no valid row%s".formatted(table.fileName(), causes(found)));
        }
        if (rejected * 100.0 > maxRejectedPercent * all) {
            throw new DatasetException(
                    "%s: %,d of %,d rows (%.1f %%) are rejected, more than --max-rejected %s allows%s; correct them or raise it"
                            .formatted(
                                    table.fileName(),
                                    rejected,
                                    all,
                                    100.0 * rejected / all,
                                    maxRejectedPercent,
                                    causes(found)));
        }
    }

    private static String causes(List<Rejection> found) {
        var words = found.stream().map(Rejection::inWords).toList();
        return words.isEmpty() ? "" : ": " + String.join("; ", words);
    }
}
