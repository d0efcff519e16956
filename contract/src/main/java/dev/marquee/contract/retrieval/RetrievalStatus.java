package dev.marquee.contract.retrieval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How retrieval answers.
 *
 * @param modelVersion bundle that answers when none is asked for
 * @param heldVersions bundles that the service holds, newest first
 * @param index kind of the index that serves, {@code int8}, {@code hnsw} or {@code exact}
 * @param recall of the index against the exact scan as sampled on live requests, [0, 1], or null without a sample
 */
public record RetrievalStatus(
        String modelVersion,
        List<String> heldVersions,
        String index,
        @Nullable Double recall) {}
