package dev.marquee.api.trending;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up what people did with each movie: a deed counts half as much with every half-life that has passed since. As all fade
 * alike, the order of two movies does not depend on the moment of which it is told. Not thread-safe.
 */
final class Attention {
    private final Instant now;
    private final double halfLife;
    private final Map<Integer, Sum> byMovie = new HashMap<>();

    /** Of nothing yet. */
    Attention(Instant now, Duration halfLife) {
        this.now = now;
        this.halfLife = halfLife.toMillis();
    }

    /** One deed more, which did not happen after the moment of this. */
    void add(Deed deed) {
        double faded = deed.points() * Math.pow(0.5, (now.toEpochMilli() - deed.at()) / halfLife);
        byMovie.computeIfAbsent(deed.movieId(), movieId -> new Sum(deed.userId()))
                .add(deed.userId(), faded);
    }

    /** The movies that more than one person did something with: nobody makes a movie trend alone, or is told of by it. */
    Trends trends() {
        List<Trends.Trend> movies = new ArrayList<>();
        byMovie.forEach((movieId, sum) -> {
            if (sum.several && sum.points > 0) {
                movies.add(new Trends.Trend(movieId, sum.points));
            }
        });
        movies.sort(
                Comparator.comparingDouble(Trends.Trend::attention).reversed().thenComparingInt(Trends.Trend::movieId));
        return new Trends(now, movies);
    }

    private static final class Sum {
        private final String someone;
        private boolean several;
        private double points;

        Sum(String someone) {
            this.someone = someone;
        }

        void add(String userId, double faded) {
            several |= !someone.equals(userId);
            points += faded;
        }
    }
}
