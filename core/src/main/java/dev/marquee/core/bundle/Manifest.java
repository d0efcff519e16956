package dev.marquee.core.bundle;

import dev.marquee.core.blend.Blend;
import java.util.List;
import java.util.Map;
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
 */
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
        String os) {
    /** The format that this code reads and writes. */
    public static final int FORMAT = 1;

    /** Copies the collections. */
    public Manifest {
        parameters = Map.copyOf(parameters);
        files = List.copyOf(files);
    }

    /** The same manifest over other files. */
    public Manifest withFiles(List<Entry> files) {
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
                os);
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
}
