package dev.marquee.contract.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is not interested in, as it is stored: a movie, a genre or a person.
 *
 * @param eventId the caller's
 * @param movieId or null
 * @param genre or null
 * @param person or null
 * @param since when it was said
 * @param until when it ends
 */
public record StoredMute(
        String eventId,
        @Nullable Integer movieId,
        @Nullable String genre,
        @Nullable String person,
        Instant since,
        Instant until) {}
