package dev.marquee.api.row;

import dev.marquee.api.recommendation.Pass;
import dev.marquee.api.row.Screen.Heading;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import java.util.BitSet;
import java.util.List;

/**
 * Popular movies of the two genres and the decade that a person likes most, of those that fill a row; of popular movies where
 * nobody knows what the person likes.
 *
 * @param catalog of the movies
 * @param taste of the person
 * @param asked genres that the request asks for: no others have a row; empty for all
 */
record PopularRows(Catalog catalog, Taste taste, List<String> asked) {
    private static final int TASTE_OF_ALL = 100;
    private static final int MOST_GENRES = 2;
    private static final int LAST_OF_DECADE = 9;

    /**
     * The rows of a pass.
     *
     * @param liked ids of movies that the person likes
     */
    static PopularRows of(Pass pass, List<Integer> liked) {
        List<Movie> movies = liked.stream()
                .flatMap(movieId -> pass.bundle().movie(movieId).stream())
                .toList();
        Catalog catalog = pass.bundle().catalog();
        List<Movie> known = movies.isEmpty() ? catalog.popular(pass.accepted(), TASTE_OF_ALL) : movies;
        return new PopularRows(catalog, Taste.of(known), pass.askedGenres());
    }

    /** Adds those that the screen has enough movies for. */
    void addTo(Screen screen) {
        int added = 0;
        for (String genre : taste.genres()) {
            if (added < MOST_GENRES && isAsked(genre)) {
                Heading heading = new Heading(RowKind.POPULAR, "Popular in " + genre, null, genre, null, null);
                added += screen.addAmong(heading, catalog.withGenre(genre), List.of()) ? 1 : 0;
            }
        }
        for (int decade : taste.decades()) {
            BitSet movies = Newest.released(catalog, decade, decade + LAST_OF_DECADE);
            String title = "Popular movies of the %ds".formatted(decade);
            if (screen.addAmong(new Heading(RowKind.POPULAR, title, null, null, decade, null), movies, List.of())) {
                return;
            }
        }
    }

    private boolean isAsked(String genre) {
        return asked.isEmpty() || asked.stream().anyMatch(genre::equalsIgnoreCase);
    }
}
