package dev.marquee.core.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.marquee.core.blend.Blend;
import dev.marquee.core.drift.Profile;
import dev.marquee.core.feature.FeatureSchema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a bundle says of itself.
 *
 * @param format {@link #FORMAT} of the writer
 * @param featureSchema {@link dev.marquee.core.feature.FeatureSchema#hash()} of the writer
 * @param dataset id of the data set that it was trained on
 * @param codeCommit commit of the training code, or {@code unknown}
 * @param seed of everything random in training
 * @param parameters by model, as chosen on validation
 * @param blend how the final order is made
 * @param trainedOn what the published weights have seen
 * @param evaluatedOn the split and the metrics of the same configuration, never of weights that saw a test rating
 * @param files all files but the manifest
 * @param java version that trained it
 * @param os system that trained it
 * @param measured what it costs to serve; null where nobody measured it
 * @param index how well the indexes over its item vectors find; null where nobody measured it
 * @param profile of the ratings that it was trained on and of what it predicts for their people; null in older bundles
 * @param forced that it was published whatever the checks said; null if it never was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manifest(
        int format,
        String featureSchema,
        String dataset,
        String codeCommit,
        long seed,
        Map<String, JsonNode> parameters,
        Blend blend,
        TrainedOn trainedOn,
        JsonNode evaluatedOn,
        List<Entry> files,
        String java,
        String os,
        @Nullable Measured measured,
        @Nullable Index index,
        @Nullable Profile profile,
        @Nullable Forced forced) {
    /** The format that this code reads and writes. */
    public static final int FORMAT = 2;

    /** The ranking model in {@link #evaluatedOn}. */
    public static final String RANKING_MODEL = "DCN-v2";

    /** Copies the collections. */
    public Manifest {
        parameters = Map.copyOf(parameters);
        files = List.copyOf(files);
    }

    /** Size on disk of all files but the manifest. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    /** Whether this version of Marquee can serve such a bundle: it has its format, and features are encoded as here. */
    public boolean servable() {
        return format == FORMAT && featureSchema.equals(FeatureSchema.hash());
    }

    /** RMSE of the ranking model on held-out ratings, in stars; NaN where nobody measured it. */
    public double evaluatedError() {
        return evaluatedOn.path("ranking").path(RANKING_MODEL).path("rmse").asDouble(Double.NaN);
    }

    /** The same manifest over other files. */
    public Manifest withFiles(List<Entry> files) {
        return with(files, forced);
    }

    /** The same manifest of a bundle that was published by force. */
    Manifest withForced(Forced forced) {
        return with(files, forced);
    }

    private Manifest with(List<Entry> files, @Nullable Forced forced) {
        return new Manifest(
                format,
                featureSchema,
                dataset,
                codeCommit,
                seed,
                parameters,
                blend,
                trainedOn,
                evaluatedOn,
                files,
                java,
                os,
                measured,
                index,
                profile,
                forced);
    }

    /**
     * A file of the bundle.
     *
     * @param role label of its {@link Role}
     * @param path relative to the bundle, with {@code /}
     * @param bytes size
     * @param sha256 64 hex digits
     */
    public record Entry(String role, String path, long bytes, String sha256) {}

    /**
     * What the published weights have seen.
     *
     * @param users number of histories
     * @param movies number of movies in the catalog
     * @param ratings number of ratings
     * @param newest time of the newest rating, seconds since 1970
     */
    public record TrainedOn(int users, int movies, int ratings, long newest) {}

    /**
     * What the bundle cost to serve where it was written, in one process: one request is embedded, retrieved, ranked and
     * blended.
     *
     * @param loadMillis time to load both models, the item vectors and the index
     * @param p50Millis median time of a request
     * @param p99Millis 99th percentile
     * @param requests number of requests measured
     * @param machine cores, processor, system and Java
     */
    public record Measured(double loadMillis, double p50Millis, double p99Millis, int requests, String machine) {}

    /**
     * How much of what an exact search finds the indexes find, asked for the people of the data set.
     *
     * @param kind the engine that a service takes by itself, such as {@code int8}
     * @param recall by engine: share of the true best {@code k} that it finds, mean over the queries, 0 to 1
     * @param k neighbours asked for
     * @param queries number of people
     */
    public record Index(String kind, Map<String, Double> recall, int k, int queries) {
        /** Copies the map, its keys in order. */
        public Index {
            recall = Collections.unmodifiableMap(new TreeMap<>(recall));
        }

        /** Of the engine that a service takes by itself; 0 where it was not measured. */
        public double served() {
            return recall.getOrDefault(kind, 0.0);
        }
    }

    /**
     * A publication that no check but that of files and golden cases could stop.
     *
     * @param at time, ISO 8601 in UTC
     * @param of the version whose files these are
     * @param failed the checks that would have stopped it, with figure and limit; empty if none
     */
    public record Forced(String at, String of, List<String> failed) {
        /** Copies the list. */
        public Forced {
            failed = List.copyOf(failed);
        }
    }
}
