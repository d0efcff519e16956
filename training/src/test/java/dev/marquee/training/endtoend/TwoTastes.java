package dev.marquee.training.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The halves of a tiny catalogue: 30 movies each, and 20 people who like the one and not the other. */
enum TwoTastes {
    /** Movies 1 to 30. */
    CRIME(1, "Crime|Thriller"),
    /** Movies 31 to 60. */
    ROMANCE(31, "Romance|Drama");

    private static final int MOVIES = 30;
    private static final int USERS = 20;
    private static final int LIKED = 20;
    private static final int DISLIKED = 4;
    private static final int FIRST_YEAR = 1990;
    private static final int YEARS = 20;
    private static final long FIRST_RATING = 1_400_000_000;
    private static final long A_DAY = 86_400;

    private final int firstMovie;
    private final String genres;

    TwoTastes(int firstMovie, String genres) {
        this.firstMovie = firstMovie;
        this.genres = genres;
    }

    /** The movie at this place of the half, from 0. */
    int movieId(int place) {
        return firstMovie + place;
    }

    /** Whether a movie is in this half. */
    boolean has(int movieId) {
        return movieId >= firstMovie && movieId < firstMovie + MOVIES;
    }

    private TwoTastes other() {
        return this == CRIME ? ROMANCE : CRIME;
    }

    /** Writes {@code movies.csv} and {@code ratings.csv} in MovieLens's layout, the same ones every time. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> movies = new ArrayList<>(List.of("movieId,title,genres"));
        List<String> ratings = new ArrayList<>(List.of("userId,movieId,rating,timestamp"));
        Random random = new Random(1);
        for (TwoTastes taste : values()) {
            for (int i = 0; i < MOVIES; i++) {
                movies.add(
                        "%d,%s %d (%d),%s".formatted(taste.movieId(i), taste, i, FIRST_YEAR + i % YEARS, taste.genres));
            }
            for (int user = 0; user < USERS; user++) {
                taste.rate(taste.ordinal() * USERS + user + 1, random, ratings);
            }
        }
        Files.write(folder.resolve("movies.csv"), movies);
        Files.write(folder.resolve("ratings.csv"), ratings);
    }

    /** A user's ratings, one a day: mostly of what they like, in a random order. */
    private void rate(int user, Random random, List<String> ratings) {
        List<String> rated = new ArrayList<>();
        random.ints(0, MOVIES).distinct().limit(LIKED).forEach(i -> rated.add(movieId(i) + "," + stars(4, random)));
        random.ints(0, MOVIES)
                .distinct()
                .limit(DISLIKED)
                .forEach(i -> rated.add(other().movieId(i) + "," + stars(1, random)));
        Collections.shuffle(rated, random);
        for (int day = 0; day < rated.size(); day++) {
            ratings.add("%d,%s,%d".formatted(user, rated.get(day), FIRST_RATING + (user + day) * A_DAY));
        }
    }

    /** Up to half a star from these. */
    private static double stars(int about, Random random) {
        return about + 0.5 * (random.nextInt(3) - 1);
    }
}
