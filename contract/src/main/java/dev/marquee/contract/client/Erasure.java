package dev.marquee.contract.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was erased of a user.
 *
 * @param userId of the user
 * @param erasedAt nothing older is stored from then on
 * @param erased number of rows by what they were
 * @param remains what remains elsewhere
 */
public record Erasure(String userId, Instant erasedAt, Map<String, Long> erased, List<Remainder> remains) {}
