package dev.marquee.api.user;

import dev.marquee.api.event.PersonalEvent;
import dev.marquee.api.feedback.PersonalMute;
import dev.marquee.api.feedback.PersonalSignal;
import dev.marquee.api.rating.StoredRating;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is stored of a user, as {@link TakeoutWriter} writes it: this type describes it, and reads it back.
 *
 * @param userId who
 * @param takenAt when it was begun to be read
 * @param erasedAt when this user was erased last, or null
 * @param events by their names
 * @param notInterested what was said last of each movie, genre and person
 * @param ratings by movie, or the newest first
 * @param signals by movie
 */
@Schema(description = "All that is stored of a user.")
record Takeout(
        String userId,

        @Schema(description = "Each part is as it was then, or a moment later.")
        Instant takenAt,

        @Schema(description = "When what was stored before was erased; null for never.") @Nullable
        Instant erasedAt,

        List<PersonalEvent> events,
        List<PersonalMute> notInterested,
        List<StoredRating> ratings,
        List<PersonalSignal> signals) {

    /** Copies the lists. */
    Takeout {
        events = List.copyOf(events);
        notInterested = List.copyOf(notInterested);
        ratings = List.copyOf(ratings);
        signals = List.copyOf(signals);
    }
}
