package dev.marquee.contract.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see nothing of: a movie, a genre or a person.
 *
 * @param movieId or null
 * @param genre or null
 * @param person or null
 * @param since when it was said
 * @param until when it ends
 */
public record NotInterested(
        @Nullable Integer movieId,
        @Nullable String genre,
        @Nullable String person,
        Instant since,
        Instant until) {}
