package dev.marquee.contract.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A home screen.
 *
 * @param requestId unique, sorts by time; impressions name it
 * @param modelVersion bundle that it was made from
 * @param degraded what could not be done in time; empty for a full answer
 * @param timings what it took
 * @param rows from the top, no movie in two of them
 * @param emptyReason which filter took out the last movie, where nothing may be shown; else null
 */
public record Rows(
        String requestId,
        String modelVersion,
        List<String> degraded,
        Timings timings,
        List<Row> rows,
        @Nullable String emptyReason) {}
