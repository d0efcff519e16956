package dev.marquee.core.feedback;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.IdTable;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All that a person has said and done: from it come the history that the models read, and what must not be shown. Immutable.
 *
 * @param rated the ratings that were given, oldest first
 * @param signals in any order
 * @param mutes one for each subject, in any order
 */
public record Feedback(History rated, List<Signal> signals, List<Mute> mutes) {
    /** Nothing said or done yet. */
    public static final Feedback NONE = new Feedback(History.EMPTY, List.of(), List.of());

    /** A signal that counts less is not read. */
    static final float LEAST_WEIGHT = 0.05f;

    /** Movie by movie, of each kind the one that says most: of several watches the longest, then the newest. */
    private static final Comparator<Signal> BY_MOVIE = Comparator.comparingInt(Signal::movieId)
            .thenComparing(Signal::kind)
            .thenComparing(Signal::share, Comparator.reverseOrder())
            .thenComparing(Signal::at, Comparator.reverseOrder());

    private static final Comparator<RatedMovie> BY_TIME =
            Comparator.comparingLong(RatedMovie::ratedAt).thenComparingInt(RatedMovie::movieId);

    /** Copies the lists. */
    public Feedback {
        signals = List.copyOf(signals);
        mutes = List.copyOf(mutes);
    }

    /**
     * What the models read: the ratings, and between them by time one entry for each other movie that the person did something
     * with. What was said outweighs what was done: a rating everything else of its movie, and that it is not wanted a click and a
     * watch; of these two the one that counts more is read, of equal ones the newer.
     */
    public History history(Instant now, Meanings meanings) {
        if (signals.isEmpty() && mutes.isEmpty()) {
            return rated;
        }
        List<RatedMovie> implied = implied(now, meanings);
        return implied.isEmpty() ? rated : merged(implied);
    }

    private List<RatedMovie> implied(Instant now, Meanings meanings) {
        List<Signal> all = signals(now);
        IdTable ratedMovies = ratedMovies();
        List<RatedMovie> implied = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            Signal signal = all.get(i);
            Meaning meaning = meanings.of(signal.kind());
            float weight = meaning.weight(now.getEpochSecond() - signal.at());
            boolean saysLess = i > 0
                    && all.get(i - 1).movieId() == signal.movieId()
                    && all.get(i - 1).kind() == signal.kind();
            if (!saysLess && weight >= LEAST_WEIGHT && ratedMovies.find(signal.movieId()) < 0) {
                RatedMovie next = new RatedMovie(signal.movieId(), meaning.rating(signal.share()), signal.at(), weight);
                add(implied, next, signal.kind() == Signal.Kind.NOT_INTERESTED);
            }
        }
        implied.sort(BY_TIME);
        return implied;
    }

    /** Those of movies that are not wanted among them, in the order in which they are compared. */
    private List<Signal> signals(Instant now) {
        List<Signal> all = new ArrayList<>(signals);
        for (Mute mute : mutes) {
            if (mute.subject().kind() == Subject.Kind.MOVIE && mute.holds(now)) {
                long since = mute.since().getEpochSecond();
                all.add(new Signal(Signal.Kind.NOT_INTERESTED, mute.subject().movieId(), since, 0));
            }
        }
        all.sort(BY_MOVIE);
        return all;
    }

    private IdTable ratedMovies() {
        IdTable movies = new IdTable(rated.size());
        for (RatedMovie movie : rated.ratings()) {
            movies.add(movie.movieId());
        }
        return movies;
    }

    /** Signals of one movie come one after the other, what was said last. */
    private static void add(List<RatedMovie> implied, RatedMovie next, boolean said) {
        RatedMovie last = implied.isEmpty() ? null : implied.getLast();
        if (last == null || last.movieId() != next.movieId()) {
            implied.add(next);
        } else if (said
                || next.weight() > last.weight()
                || (next.weight() == last.weight() && next.ratedAt() > last.ratedAt())) {
            implied.set(implied.size() - 1, next);
        }
    }

    /** Ratings stay in their order, even where it is not that of their times. */
    private History merged(List<RatedMovie> implied) {
        List<RatedMovie> merged = new ArrayList<>(rated.size() + implied.size());
        int next = 0;
        for (RatedMovie rating : rated.ratings()) {
            while (next < implied.size() && implied.get(next).ratedAt() < rating.ratedAt()) {
                merged.add(implied.get(next++));
            }
            merged.add(rating);
        }
        merged.addAll(implied.subList(next, implied.size()));
        return new History(merged);
    }

    /** Ids of the movies that the person has seen: those that were rated, or watched at least by half. May repeat one. */
    public int[] seen() {
        return IntStream.concat(
                        rated.ratings().stream().mapToInt(RatedMovie::movieId),
                        signals.stream().filter(Signal::isSeen).mapToInt(Signal::movieId))
                .toArray();
    }

    /**
     * Takes away what the person is not interested in.
     *
     * @param accepted ordinals that may be shown
     * @param people of the same catalog
     */
    public void hide(BitSet accepted, Catalog catalog, People people, Instant now) {
        for (Mute mute : mutes) {
            if (mute.holds(now)) {
                Subject subject = mute.subject();
                switch (subject.kind()) {
                    case MOVIE -> catalog.ordinal(subject.movieId()).ifPresent(accepted::clear);
                    case GENRE -> accepted.andNot(catalog.withGenre(subject.name()));
                    case PERSON -> people.hide(subject.name(), accepted);
                }
            }
        }
    }
}
