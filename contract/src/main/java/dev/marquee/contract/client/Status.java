package dev.marquee.contract.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the product is doing, in the last minute.
 *
 * @param modelVersion bundle that answers
 * @param dataset that it was trained on
 * @param index kind of the index that serves, or null
 * @param movies in the catalogue
 * @param stages {@code up} or {@code down} by name
 * @param requestsPerSecond recommendations
 * @param p50Ms half of them took no longer
 * @param p99Ms 99 of 100 of them took no longer
 * @param degradedShare of them, 0 to 1
 * @param recall of the index against an exact scan, 0 to 1, or null
 */
public record Status(
        String modelVersion,
        String dataset,
        @Nullable String index,
        int movies,
        Map<String, String> stages,
        double requestsPerSecond,
        double p50Ms,
        double p99Ms,
        double degradedShare,
        @Nullable Double recall) {}
