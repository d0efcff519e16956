package dev.marquee.training.synthetic;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * One user who rates in sessions: every session has a mood around the user's taste, movies are met by popularity and
 * rated if the mood likes them, and the stars are movie's quality, user's leniency, liking and noise.
 */
final class Person {
    /** When rating began and ended, as in ml-25m. */
    static final long FIRST_TIME = LocalDate.of(1996, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);

    static final long LAST_TIME = LocalDate.of(2019, 11, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);

    private static final int SESSION_RATINGS = 50;
    private static final double SESSION_GAP_SECONDS = 14 * 86_400.0;
    private static final int RATING_GAP_SECONDS = 20;
    /** Somebody who does not find what pleases takes what is popular. */
    private static final int CHOOSY_TRIES = 50;
    /** Somebody who has seen all that is popular takes whatever there is. */
    private static final int TRIES = 500;

    private static final float MEAN = 3.3f;
    private static final double LENIENCY_DEVIATION = 0.4;
    private static final double MOOD_DEVIATION = 0.4;
    private static final double NOISE = 0.75;
    private static final float LIKING_IN_STARS = 0.35f;
    private static final float CHOOSINESS = 3;

    private final Films films;
    private final SplittableRandom random;
    private final BitSet seen;
    private final float[] taste;
    private final double leniency;

    /**
     * Somebody new.
     *
     * @param seen scratch; cleared here
     */
    Person(Films films, SplittableRandom random, BitSet seen) {
        this.films = films;
        this.random = random;
        this.seen = seen;
        seen.clear();
        taste = Taste.around(new float[Taste.DIMENSION], 1, random);
        leniency = LENIENCY_DEVIATION * random.nextGaussian();
    }

    /** Receives ratings, oldest first. */
    @FunctionalInterface
    interface Receiver<E extends Exception> {
        /** The movie at this place was rated. */
        void rated(int film, float stars, long time) throws E;
    }

    /**
     * Rates so many movies, at most half of all, each once.
     *
     * @throws E what the receiver throws
     */
    <E extends Exception> void rate(int ratings, Receiver<E> receiver) throws E {
        long time = joined(ratings);
        double gap = Math.min(SESSION_GAP_SECONDS, (LAST_TIME - time) * (double) SESSION_RATINGS / (2.0 * ratings));
        int released = films.releasedBy(time);
        float[] mood = Taste.around(taste, MOOD_DEVIATION, random);
        for (int i = 0; i < ratings; i++) {
            if (i > 0 && random.nextInt(SESSION_RATINGS) == 0) {
                time += (long) (gap * random.nextExponential());
                released = films.releasedBy(time);
                mood = Taste.around(taste, MOOD_DEVIATION, random);
            }
            int film = choose(released, mood);
            seen.set(film);
            receiver.rated(film, stars(films.get(film), mood), time);
            time += random.nextInt(1, RATING_GAP_SECONDS);
        }
    }

    /** Any time at which twice as many movies as this user will rate were out. */
    private long joined(int ratings) {
        long any = random.nextLong(FIRST_TIME, LAST_TIME);
        return Math.max(any, films.get(2 * ratings - 1).released());
    }

    private int choose(int released, float[] mood) {
        for (int i = 0; i < TRIES; i++) {
            int film = films.draw(released, random);
            if (!seen.get(film) && (i >= CHOOSY_TRIES || likes(films.get(film), mood))) {
                return film;
            }
        }
        int film = random.nextInt(released);
        while (seen.get(film)) {
            film = random.nextInt(released);
        }
        return film;
    }

    private boolean likes(Film film, float[] mood) {
        double liking = CHOOSINESS * (Taste.affinity(mood, film.taste()) - 1);
        return random.nextDouble() < 1 / (1 + Math.exp(-liking));
    }

    private float stars(Film film, float[] mood) {
        double liked = LIKING_IN_STARS * Taste.affinity(mood, film.taste());
        double exact = MEAN + leniency + film.quality() + liked + NOISE * random.nextGaussian();
        return Math.clamp(Math.round(2 * exact), 1, 10) / 2f;
    }
}
