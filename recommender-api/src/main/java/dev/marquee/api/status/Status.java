package dev.marquee.api.status;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the product is doing. The figures are those of the recommendations of the last minute.
 *
 * @param modelVersion bundle that the gateway serves
 * @param dataset id of the data set that it was trained on
 * @param index kind of the index that retrieval serves from, or null if it does not say
 * @param movies size of the catalogue
 * @param stages {@code up} or {@code down} of each service
 * @param requestsPerSecond recommendations per second
 * @param p50Ms half of the answers took no longer; 0 without requests
 * @param p99Ms 99 of 100 answers took no longer; 0 without requests
 * @param degradedShare of the answers, [0, 1]
 * @param recall of the index against an exact scan, [0, 1], or null where it is not sampled
 */
record Status(
        String modelVersion,
        String dataset,

        @Schema(description = "Kind of the index that serves; null if retrieval does not say.") @Nullable
        String index,

        int movies,

        @Schema(example = "{\"retrieval\":\"up\",\"ranking\":\"up\"}")
        Map<String, String> stages,

        @Schema(description = "Recommendations per second in the last minute.")
        double requestsPerSecond,

        @Schema(description = "Half of them took no longer.")
        double p50Ms,

        @Schema(description = "99 of 100 of them took no longer.")
        double p99Ms,

        @Schema(description = "Share of them that lacked something, 0 to 1.")
        double degradedShare,

        @Schema(description = "Of the index against an exact scan, 0 to 1; null where it is not sampled.") @Nullable
        Double recall) {}
