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
     * watch, as long as that holds; of these two the one that counts more is read, of equal ones the newer.
     */
    public History history(Instant now, Meanings meanings) {
        if (signals.isEmpty() && mutes.isEmpty()) {
            return rated;
        }
        List<RatedMovie> implied = implied(now, meanings);
        return implied.isEmpty() ? rated : merged(implied);
    }

    private List<RatedMovie> implied(Instant now, Meanings meanings) {
        List<Signal> unwanted = unwanted(now);
        IdTable said = new IdTable(rated.size() + unwanted.size());
        for (RatedMovie movie : rated.ratings()) {
            said.add(movie.movieId());
        }
        List<RatedMovie> implied = new ArrayList<>(unwanted.size() + signals.size());
        add(implied, unwanted, said, now, meanings);
        for (Signal signal : unwanted) {
            said.add(signal.movieId());
        }
        add(implied, signals.stream().sorted(BY_MOVIE).toList(), said, now, meanings);
        implied.sort(BY_TIME);
        return implied;
    }

    private List<Signal> unwanted(Instant now) {
        List<Signal> unwanted = new ArrayList<>();
        for (Mute mute : mutes) {
            if (mute.subject().kind() == Subject.Kind.MOVIE && mute.holds(now)) {
                long since = mute.since().getEpochSecond();
                unwanted.add(
                        new Signal(Signal.Kind.NOT_INTERESTED, mute.subject().movieId(), since, 0));
            }
        }
        return unwanted;
    }

    /**
     * Adds what signals imply.
     *
     * @param inOrder those of one movie one after the other, of each kind first what says most
     * @param said movies of which something else counts, however little that still weighs
     */
    private static void add(
            List<RatedMovie> implied, List<Signal> inOrder, IdTable said, Instant now, Meanings meanings) {
        Signal before = null;
        for (Signal signal : inOrder) {
            Meaning meaning = meanings.of(signal.kind());
            float weight = meaning.weight(now.getEpochSecond() - signal.at());
            boolean saysLess = before != null && before.movieId() == signal.movieId() && before.kind() == signal.kind();
            if (!saysLess && weight >= LEAST_WEIGHT && said.find(signal.movieId()) < 0) {
                add(implied, new RatedMovie(signal.movieId(), meaning.rating(signal.share()), signal.at(), weight));
            }
            before = signal;
        }
    }

    private static void add(List<RatedMovie> implied, RatedMovie next) {
        RatedMovie last = implied.isEmpty() ? null : implied.getLast();
        if (last == null || last.movieId() != next.movieId()) {
            implied.add(next);
        } else if (next.weight() > last.weight()
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
