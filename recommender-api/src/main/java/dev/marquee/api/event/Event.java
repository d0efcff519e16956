package dev.marquee.api.event;

import dev.marquee.api.recommendation.Source;
import dev.marquee.core.feedback.Signal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a person and a movie, and says more than what the person is interested in.
 *
 * @param userId who
 * @param eventId the caller's name for it, unique for the user
 * @param kind what
 * @param movieId positive; usually of the catalogue
 * @param at when, to the millisecond
 * @param list in which list; null for a click or a watch that came from elsewhere
 * @param watched share of the movie, 0 to 1; null for all but watches
 */
record Event(
        String userId,
        String eventId,
        EventKind kind,
        int movieId,
        Instant at,
        @Nullable Place list,
        @Nullable Float watched) {

    /** What it tells of how the person likes the movie; empty if nothing. */
    Optional<Signal.Kind> signal() {
        return switch (kind) {
            case IMPRESSION -> Optional.empty();
            case CLICK -> Optional.of(Signal.Kind.CLICK);
            case WATCH -> Optional.of(Signal.Kind.WATCH);
        };
    }

    /** The share of the movie that was watched: all of it, where a watch does not say; 0 for all but watches. */
    float share() {
        return kind == EventKind.WATCH ? watched == null ? 1 : watched : 0;
    }

    /**
     * Where in an answer a movie was.
     *
     * @param requestId of the answer
     * @param rank from 1; null where only the answer is known
     * @param source of the movie
     * @param modelVersion of the answer
     * @param predictedRating that was shown with the movie, or null
     */
    record Place(
            String requestId,
            @Nullable Integer rank,
            @Nullable Source source,
            @Nullable String modelVersion,
            @Nullable Float predictedRating) {}
}
