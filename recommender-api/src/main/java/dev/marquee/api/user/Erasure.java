package dev.marquee.api.user;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an erasure did, and what it cannot reach.
 *
 * @param userId who
 * @param erasedAt when
 * @param erased how many rows, by the names of the lists in {@link Takeout}
 * @param remains what there still is elsewhere
 */
record Erasure(
        String userId,

        @Schema(description = "Nothing that is as old will be stored of this user again.")
        Instant erasedAt,

        @Schema(description = "How many of each were deleted.", example = "{\"events\":340,\"ratings\":12}")
        Map<String, Long> erased,

        @Schema(description = "What an erasure in the store cannot reach, and until when.")
        List<Remainder> remains) {

    /** Copies the list. */
    Erasure {
        remains = List.copyOf(remains);
    }

    /**
     * Something that remains.
     *
     * @param what a word for it
     * @param until when nothing is left of it; null where no time is set
     * @param note what it is, and what ends it
     */
    record Remainder(
            @Schema(allowableValues = {"erasure", "cursors", "exports", "datasets", "bundles", "backups"})
            String what,

            @Schema(description = "Nothing is left of it then; null: no time is set.") @Nullable
            Instant until,

            String note) {}
}
