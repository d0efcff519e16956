package dev.marquee.training.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All movies by release, and how likely each is to be watched: {@code (rank + q)^−2.42} with {@code q} a hundredth of
 * the movies, a power law with a flat head (Zipf and Mandelbrot). With the sizes of ml-25m the most popular movie has
 * some 80,000 ratings and half of the movies have a handful, as there. Immutable.
 */
final class Films {
    private static final double EXPONENT = 2.42;
    private static final double HEAD_SHARE = 0.01;

    private final List<Film> films;
    private final double[] cumulated;

    private Films(List<Film> films, double[] cumulated) {
        this.films = films;
        this.cumulated = cumulated;
    }

    /** Invents movies. */
    static Films of(Shape shape, SplittableRandom random) {
        record Weighted(Film film, double weight) {}
        FilmMaker maker = new FilmMaker(random);
        List<Weighted> all = new ArrayList<>();
        for (int rank = 0; rank < shape.movies(); rank++) {
            double weight = Math.pow(rank + 1 + HEAD_SHARE * shape.movies(), -EXPONENT);
            all.add(new Weighted(maker.film(rank / (double) shape.movies()), weight));
        }
        all.sort(Comparator.comparingLong(weighted -> weighted.film().released()));
        double[] weights = all.stream().mapToDouble(Weighted::weight).toArray();
        Arrays.parallelPrefix(weights, Double::sum);
        return new Films(all.stream().map(Weighted::film).toList(), weights);
    }

    int size() {
        return films.size();
    }

    /** The movie at this place, from 0, oldest first. */
    Film get(int place) {
        return films.get(place);
    }

    /** How many were out at a time. */
    int releasedBy(long time) {
        int low = 0;
        int high = films.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (films.get(middle).released() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Draws one of the first so many by popularity. */
    int draw(int released, SplittableRandom random) {
        int found = Arrays.binarySearch(cumulated, 0, released, random.nextDouble() * cumulated[released - 1]);
        return Math.min(released - 1, found < 0 ? -found - 1 : found);
    }
}
