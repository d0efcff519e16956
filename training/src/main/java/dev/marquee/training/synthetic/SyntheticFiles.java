package dev.marquee.training.synthetic;

import java.io.IOException;
import java.io.Writer;
import java.util.BitSet;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes {@code movies.csv}, {@code links.csv} and {@code ratings.csv} as MovieLens does, rating by rating: memory does
 * not grow with the ratings. The same shape gives the same files.
 */
final class SyntheticFiles {
    private static final int FIRST_IMDB_ID = 10_000;
    private static final int FIRST_TMDB_ID = 100;

    private final Shape shape;
    private final Films films;
    private final SplittableRandom random;

    SyntheticFiles(Shape shape) {
        this.shape = shape;
        random = new SplittableRandom(shape.seed());
        films = Films.of(shape, random);
    }

    /** Writes all files; {@code userDone} runs after each user. */
    void write(Target target, Runnable userDone) throws IOException {
        try (Writer movies = target.file("movies.csv")) {
            writeMovies(movies);
        }
        try (Writer links = target.file("links.csv")) {
            writeLinks(links);
        }
        try (Writer ratings = target.file("ratings.csv")) {
            writeRatings(ratings, userDone);
        }
    }

    /** Ids follow the release, as MovieLens's do roughly: they tell nothing of popularity. */
    private static int movieId(int film) {
        return film + 1;
    }

    private void writeMovies(Writer out) throws IOException {
        out.write("movieId,title,genres\n");
        for (int i = 0; i < films.size(); i++) {
            Film film = films.get(i);
            String genres = film.genres().isEmpty() ? "(no genres listed)" : String.join("|", film.genres());
            String title = film.title().contains(",") ? '"' + film.title() + '"' : film.title();
            out.write(movieId(i) + "," + title + "," + genres + "\n");
        }
    }

    private void writeLinks(Writer out) throws IOException {
        out.write("movieId,imdbId,tmdbId\n");
        for (int i = 0; i < films.size(); i++) {
            out.write(String.format(Locale.ROOT, "%d,%07d,%d\n", movieId(i), FIRST_IMDB_ID + i, FIRST_TMDB_ID + i));
        }
    }

    private void writeRatings(Writer out, Runnable userDone) throws IOException {
        out.write("userId,movieId,rating,timestamp\n");
        int[] counts = Activity.of(shape, random.split());
        BitSet seen = new BitSet(films.size());
        StringBuilder line = new StringBuilder();
        for (int user = 0; user < counts.length; user++) {
            int userId = user + 1;
            new Person(films, random.split(), seen).rate(counts[user], (film, stars, time) -> {
                line.setLength(0);
                line.append(userId)
                        .append(',')
                        .append(movieId(film))
                        .append(',')
                        .append(stars);
                out.append(line.append(',').append(time).append('\n'));
            });
            userDone.run();
        }
    }
}
