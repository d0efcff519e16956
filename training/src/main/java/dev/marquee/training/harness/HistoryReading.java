package dev.marquee.training.harness;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.feedback.Meaning;
import dev.marquee.core.feedback.Meanings;
import dev.marquee.core.history.History;
import dev.marquee.training.split.Case;
import java.time.Duration;
import java.time.Instant;

/** What the user tower is given of a person whose newest ratings are hidden behind signals. */
enum HistoryReading {
    /** As validation has chosen. */
    CHOSEN("chosen"),
    /** The older ratings alone. */
    WITHOUT("without signals"),
    /** Signals count like ratings, however old. */
    LIKE_RATINGS("weight 1, no decay"),
    /** Every signal is a good one. */
    NO_SIGN("no sign"),
    /** Signals do not age. */
    NO_DECAY("no decay"),
    /** What the signals were made of. */
    REAL_RATINGS("real ratings");

    private static final float ONE = Math.nextDown(1f);
    private static final float GOOD = 4;
    private static final Duration FOR_EVER = Duration.ofDays(365_000);

    private final String title;

    HistoryReading(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * The history.
     *
     * @param held who is asked; the request comes when the first rating that is asked for was given
     * @param feedback what is known in place of the newest ratings
     * @param meanings that were chosen
     */
    History of(Case held, Feedback feedback, Meanings meanings, Catalog catalog) {
        Instant now = Instant.ofEpochSecond(held.asked().timestamps()[0]);
        return switch (this) {
            case CHOSEN -> feedback.history(now, meanings);
            case WITHOUT -> feedback.rated();
            case LIKE_RATINGS ->
                feedback.history(
                        now,
                        new Meanings(
                                likeRating(meanings.click()),
                                likeRating(meanings.watch()),
                                likeRating(meanings.notInterested())));
            case NO_SIGN ->
                feedback.history(
                        now,
                        new Meanings(good(meanings.click()), good(meanings.watch()), good(meanings.notInterested())));
            case NO_DECAY ->
                feedback.history(
                        now,
                        new Meanings(
                                lasting(meanings.click()),
                                lasting(meanings.watch()),
                                lasting(meanings.notInterested())));
            case REAL_RATINGS -> Behaviour.ratings(catalog, held.known());
        };
    }

    private static Meaning likeRating(Meaning meaning) {
        return new Meaning(meaning.least(), meaning.most(), ONE, FOR_EVER);
    }

    private static Meaning good(Meaning meaning) {
        return new Meaning(GOOD, GOOD, meaning.weight(), meaning.halfLife());
    }

    private static Meaning lasting(Meaning meaning) {
        return new Meaning(meaning.least(), meaning.most(), meaning.weight(), FOR_EVER);
    }
}
