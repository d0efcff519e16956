package dev.marquee.training.dataset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the editions of MovieLens name and write their files. */
enum Layout {
    /** All since 2015, from ml-latest-small to ml-32m, and an operator's own: CSV with a header, UTF-8. */
    CSV(","),
    /** ML-1M and ML-10M: no header. */
    DOUBLE_COLON("::"),
    /** ML-100K: ratings between tabs, movies between bars with a flag per genre. */
    ML_100K("|");

    private static final String[] GENRES_100K = {
        "",
        "Action",
        "Adventure",
        "Animation",
        "Children's",
        "Comedy",
        "Crime",
        "Documentary",
        "Drama",
        "Fantasy",
        "Film-Noir",
        "Horror",
        "Musical",
        "Mystery",
        "Romance",
        "Sci-Fi",
        "Thriller",
        "War",
        "Western"
    };

    private final String separator;

    Layout(String separator) {
        this.separator = separator;
    }

    /** The name of the file for that role, or null where this layout has none. */
    @Nullable
    String fileName(Role role) {
        return switch (this) {
            case CSV -> isGivenApart(role) ? null : role.id() + ".csv";
            case DOUBLE_COLON -> isGivenApart(role) || role == Role.LINKS ? null : role.id() + ".dat";
            case ML_100K -> role == Role.RATINGS ? "u.data" : role == Role.MOVIES ? "u.item" : null;
        };
    }

    private static boolean isGivenApart(Role role) {
        return role == Role.TMDB || role == Role.STORE;
    }

    /** What stands between the fields of a line. */
    String separator(Role role) {
        return this == ML_100K && role == Role.RATINGS ? "\t" : separator;
    }

    /** How a line is read that is not UTF-8; null where such a line is damaged. */
    @Nullable
    Charset fallback() {
        return this == CSV ? null : StandardCharsets.ISO_8859_1;
    }

    /** Whether the first line names the columns. */
    boolean hasHeader() {
        return this == CSV;
    }

    /** The columns that are read, in the order of the file where it has no header. */
    List<String> columns(Role role) {
        return switch (role) {
            case RATINGS -> List.of("userId", "movieId", "rating", "timestamp");
            case LINKS -> List.of("movieId", "imdbId", "tmdbId");
            case TAGS -> List.of("userId", "movieId", "tag", "timestamp");
            case TMDB, STORE -> List.of();
            case MOVIES -> this == ML_100K ? movies100k() : List.of("movieId", "title", "genres");
        };
    }

    private static List<String> movies100k() {
        var columns = new ArrayList<>(List.of("movieId", "title", "released", "releasedOnVideo", "imdbUrl"));
        for (int flag = 0; flag < GENRES_100K.length; flag++) {
            columns.add("genre" + flag);
        }
        return columns;
    }

    /** The genre behind each flag of ML-100K's movies; empty for the flag that says that none is known. */
    static List<String> genres100k() {
        return List.of(GENRES_100K);
    }
}
