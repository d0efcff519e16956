package dev.marquee.contract.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is stored of a user.
 *
 * @param userId of the user
 * @param takenAt when
 * @param erasedAt when somebody of this name was erased last, or null
 * @param ratings given
 * @param events shown, clicked and watched
 * @param signals what the history has of clicks and watches
 * @param notInterested what the user is not interested in
 */
public record Takeout(
        String userId,
        Instant takenAt,
        @Nullable Instant erasedAt,
        List<StoredRating> ratings,
        List<StoredEvent> events,
        List<StoredSignal> signals,
        List<StoredMute> notInterested) {}
