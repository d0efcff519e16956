package dev.marquee.training.harness;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.feedback.Mute;
import dev.marquee.core.feedback.Signal;
import dev.marquee.core.feedback.Subject;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.training.split.UserRatings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What people might have done instead of rating a movie. Rating data has no clicks, so signals are made of the newest third of
 * what is known of a person, whose ratings are hidden; one in ten signals says what another of the same person should have said.
 */
enum Behaviour {
    /** Liked movies are watched to the end, middling ones by half, others left early, and the worst are not wanted. */
    WATCHES("watches"),
    /** Every movie is only clicked, whatever it is worth. */
    CLICKS("clicks");

    /** Share of the signals that say what another should have said. */
    static final double NOISE = 0.1;

    private static final int HIDDEN = 3;
    private static final float LIKED = 4;
    private static final float MIDDLING = 3;
    private static final float NOT_WANTED = 1;
    private static final float TO_THE_END = 1;
    private static final float BY_HALF = 0.5f;
    private static final float LEFT_EARLY = 0.1f;

    private final String title;

    Behaviour(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** How many of the known ratings stay ratings: one at least. */
    static int rated(UserRatings known) {
        return known.size() - Math.min(known.size() - 1, Math.max(1, known.size() / HIDDEN));
    }

    /** The older ratings as they are, and signals in place of the newest. */
    Feedback of(Catalog catalog, UserRatings known, Random random) {
        int from = rated(known);
        List<Signal> signals = new ArrayList<>();
        List<Mute> mutes = new ArrayList<>();
        for (int i = from; i < known.size(); i++) {
            boolean mistaken = random.nextDouble() < NOISE;
            float worth = known.ratings()[mistaken ? from + random.nextInt(known.size() - from) : i];
            int movieId = catalog.movieId(known.ordinals()[i]);
            long at = known.timestamps()[i];
            if (this == CLICKS) {
                signals.add(new Signal(Signal.Kind.CLICK, movieId, at, 0));
            } else if (worth <= NOT_WANTED) {
                mutes.add(new Mute(Subject.movie(movieId), Instant.ofEpochSecond(at), Instant.MAX));
            } else {
                signals.add(new Signal(Signal.Kind.WATCH, movieId, at, share(worth)));
            }
        }
        return new Feedback(ratings(catalog, known.slice(0, from)), signals, mutes);
    }

    private static float share(float worth) {
        return worth >= LIKED ? TO_THE_END : worth >= MIDDLING ? BY_HALF : LEFT_EARLY;
    }

    /** These ratings as a history. */
    static History ratings(Catalog catalog, UserRatings user) {
        List<RatedMovie> ratings = new ArrayList<>(user.size());
        for (int i = 0; i < user.size(); i++) {
            ratings.add(new RatedMovie(catalog.movieId(user.ordinals()[i]), user.ratings()[i], user.timestamps()[i]));
        }
        return new History(ratings);
    }
}
