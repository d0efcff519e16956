package dev.marquee.training.report;

import dev.marquee.training.evaluation.Calibration;
import dev.marquee.training.train.Curve;
import dev.marquee.training.train.RetrievalChoice;
import java.util.List;
import java.util.Map;

/**
 * What a protocol has told of all models; models are in the order in which they are shown.
 *
 * @param dataset id
 * @param protocol its letter, or the name of the preset
 * @param description what is held out
 * @param seeds of splits and training
 * @param splits what was measured on
 * @param retrieval metrics by model
 * @param ranking metrics by model
 * @param endToEnd metrics of the list that is shown, by how it was made
 * @param bands by section, model and number of known ratings of the movie asked for
 * @param calibration of predicted ratings by model
 * @param curves of the models that were trained: by model, then by split and seed
 * @param choices of the validation part for the two-tower model, by split and seed
 * @param comparisons of our models with each other one
 * @param ratioToA each metric divided by that of the same model where all users trained; empty but for D
 * @param leftOut models that were not measured, with the reason
 * @param remarks what is to be known of a model's figures
 * @param published figures of others, on the same data set
 */
public record ProtocolReport(
        String dataset,
        String protocol,
        String description,
        List<Long> seeds,
        List<SplitCounts> splits,
        Map<String, Map<String, Value>> retrieval,
        Map<String, Map<String, Value>> ranking,
        Map<String, Map<String, Value>> endToEnd,
        Map<String, Map<String, Map<String, BandMetric>>> bands,
        Map<String, Calibration> calibration,
        Map<String, Map<String, Curve>> curves,
        Map<String, RetrievalChoice> choices,
        List<Comparison> comparisons,
        Map<String, Map<String, Map<String, Double>>> ratioToA,
        Map<String, String> leftOut,
        Map<String, String> remarks,
        List<Published> published) {

    /**
     * How many of a split.
     *
     * @param name of the split
     * @param seed of training
     * @param training ratings that weights are fitted on while validation chooses
     * @param known ratings that are known when the test part is asked for, and that the measured weights are fitted on
     * @param users who are asked
     * @param asked ratings
     */
    public record SplitCounts(String name, long seed, int training, int known, int users, int asked) {}

    /**
     * A metric on some of the movies.
     *
     * @param metric {@code top_100_accuracy} or {@code rmse}
     * @param value over all ratings of all trials
     * @param ratings how many
     */
    public record BandMetric(String metric, double value, long ratings) {}

    /**
     * A figure that somebody else has published.
     *
     * @param section that it is comparable with
     * @param model by its own name
     * @param metric by ours
     * @param value as published
     * @param heldOut what it was measured on
     */
    public record Published(String section, String model, String metric, double value, String heldOut) {}

    /**
     * Paired bootstrap over users, all trials together.
     *
     * @param section of both models
     * @param metric compared
     * @param model the first, ours
     * @param against the second; the same model and {@code A} where held-out users are set against others
     * @param difference first minus second
     * @param low end of the 95 % interval
     * @param high end of the 95 % interval
     * @param clear whether 0 is outside of the interval
     */
    public record Comparison(
            String section,
            String metric,
            String model,
            String against,
            double difference,
            double low,
            double high,
            boolean clear) {}
}
