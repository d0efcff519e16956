package dev.marquee.retrieval.candidate;

import dev.marquee.index.IndexKind;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the retrieval service searches.
 *
 * @param index which engine: {@code auto} (the measured choice for size and dimension), {@code hnsw},
 *     {@code exact} or {@code int8}
 * @param maxConcurrency calls at the same time; one for each processor if absent
 * @param recallSample one search in so many is repeated by the exact index to measure recall; all but the exact engine's
 */
@Validated
@ConfigurationProperties("marquee.retrieval")
record RetrievalProperties(
        @DefaultValue("auto") IndexKind index,
        @Nullable @Min(1) Integer maxConcurrency,
        @DefaultValue("100") @Min(1) int recallSample) {

    /** Calls at the same time. */
    int calls() {
        return maxConcurrency == null ? Runtime.getRuntime().availableProcessors() : maxConcurrency;
    }
}
