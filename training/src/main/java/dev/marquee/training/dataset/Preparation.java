package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns staged files into the checked and joined tables {@code rating}, {@code movie} and {@code tags_row}. */
final class Preparation {
    private final DuckDb database;
    private final StagedSource source;
    private final double maxRejectedPercent;
    private final List<Rejection> rejections = new ArrayList<>();
    private final Path work;
    private final @Nullable Division division;
    private RatingCounts ratingCounts = RatingCounts.sum(List.of());
    private long erasedTags;

    /**
     * A preparation that has not begun.
     *
     * @param work folder of the import
     * @param division among processes, or null where the database does all
     */
    Preparation(
            DuckDb database, StagedSource source, double maxRejectedPercent, Path work, @Nullable Division division) {
        this.database = database;
        this.source = source;
        this.maxRejectedPercent = maxRejectedPercent;
        this.work = work;
        this.division = division;
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
        judge(movies.fileName(), CheckedRows.of(database, movies.fileName(), "movie_row"), true);
        SourceTable store = optional(Role.STORE);
        if (store == null) {
            StoreMovies.declareNone(database);
        } else {
            StoreMovies.check(database, store);
            check(store, "store_movie");
        }
        StoreMovies.declareViews(database);
        ratings(new RatingLines(required(Role.RATINGS), store, movies.fileName()));
        if (database.count("SELECT count(*) FROM rating") == 0) {
            throw new DatasetException(
                    "no rating is left: each is of a movie that is deleted in the store, or of somebody who was erased from it");
        }
        metadata(movies.fileName());
        CatalogTable.build(database);
    }

    /** What became of the ratings. */
    RatingCounts ratingCounts() {
        return ratingCounts;
    }

    /** How many rows, ratings and tags, were left out, because they are of people who were erased. */
    long erasedRows() {
        return ratingCounts.erased() + erasedTags;
    }

    /** The rejected rows of all files, by file and cause. */
    List<Rejection> rejections() {
        return List.copyOf(rejections);
    }

    private void ratings(RatingLines lines) {
        try (RatingSteps steps = steps(lines)) {
            Map<Role, CheckedRows> checked = steps.check();
            for (Role role : lines.roles()) {
                CheckedRows rows = Objects.requireNonNull(checked.get(role));
                judge(lines.fileName(role), rows, role == Role.RATINGS);
            }
            ratingCounts = steps.keepLast();
        }
    }

    private RatingSteps steps(RatingLines lines) {
        return division == null
                ? new LocalRatings(database, lines, source.erasures())
                : new DividedRatings(database, lines, source.erasures(), source.files(), work, division);
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
            ErasedRows.find(database, source.erasures(), "SELECT DISTINCT userId FROM tags_row WHERE cause IS NULL");
            erasedTags = ErasedRows.removeFrom(database, "tags_row");
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
        judge(table.fileName(), CheckedRows.of(database, table.fileName(), rows), false);
    }

    /** Refuses a file with too many rejected rows; or, of those that are needed, without any other. */
    private void judge(String fileName, CheckedRows checked, boolean needed) {
        List<Rejection> found = checked.rejections();
        rejections.addAll(found);
        long rejected = checked.rejected();
        long all = checked.rows();
        if (needed && rejected == all) {
            throw new DatasetException("%s: no valid row%s".formatted(fileName, causes(found)));
        }
        if (rejected * 100.0 > maxRejectedPercent * all) {
            throw new DatasetException(
                    "%s: %,d of %,d rows (%.1f %%) are rejected, more than --max-rejected %s allows%s; correct them or raise it"
                            .formatted(
                                    fileName,
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
