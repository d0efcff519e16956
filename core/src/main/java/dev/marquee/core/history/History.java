package dev.marquee.core.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a person has rated, and what else they did that says how they like a movie, oldest first, each movie once. The models
 * read the order, never the person's id. Immutable.
 *
 * @param ratings oldest first
 */
public record History(List<RatedMovie> ratings) {
    /** Nothing rated yet. */
    public static final History EMPTY = new History(List.of());

    /** Copies the list. */
    public History {
        ratings = List.copyOf(ratings);
    }

    /** Orders ratings by time, then movie id; the last one of a movie wins. */
    public static History byTime(List<RatedMovie> ratings) {
        List<RatedMovie> sorted = new ArrayList<>(ratings);
        sorted.sort(Comparator.comparingLong(RatedMovie::ratedAt).thenComparingInt(RatedMovie::movieId));
        return inOrder(sorted);
    }

    /** Takes the ratings in the order given, oldest first; the last one of a movie wins. */
    public static History inOrder(List<RatedMovie> ratings) {
        Set<Integer> known = new HashSet<>();
        List<RatedMovie> newestFirst = new ArrayList<>(ratings.size());
        for (int i = ratings.size() - 1; i >= 0; i--) {
            if (known.add(ratings.get(i).movieId())) {
                newestFirst.add(ratings.get(i));
            }
        }
        Collections.reverse(newestFirst);
        return new History(newestFirst);
    }

    /** The newest so many of its movies; itself if there are no more. */
    public History newest(int most) {
        return size() <= most ? this : new History(ratings.subList(size() - most, size()));
    }

    /** Whether it holds ratings alone, each of which was given. */
    public boolean onlyRatings() {
        for (RatedMovie movie : ratings) {
            if (movie.weight() < 1) {
                return false;
            }
        }
        return true;
    }

    /** The ratings that were given; itself if there is nothing else. */
    public History rated() {
        return onlyRatings()
                ? this
                : new History(
                        ratings.stream().filter(movie -> movie.weight() == 1).toList());
    }

    /** Ids of its movies in the same order; the caller owns them. */
    public int[] movieIds() {
        return ratings.stream().mapToInt(RatedMovie::movieId).toArray();
    }

    /** Number of movies. */
    public int size() {
        return ratings.size();
    }

    /** Whether nothing is rated. */
    public boolean isEmpty() {
        return ratings.isEmpty();
    }
}
