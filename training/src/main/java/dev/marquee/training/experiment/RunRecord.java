package dev.marquee.training.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one run leaves behind; maps are in the order in which they are shown.
 *
 * @param id name of its folder; ids sort by the time at which the runs began
 * @param command such as {@code train}
 * @param part of a greater whole, null where the run stands alone
 * @param dataset id of the data set
 * @param commit of the code, or {@code unknown}
 * @param parameters of both models, by name
 * @param seeds of everything random
 * @param startedAt when it began
 * @param seconds wall time
 * @param peakMemoryMb most memory that the process has held until the end of the run; a process of several runs adds up
 * @param java version
 * @param os name and architecture
 * @param exit 0, or 1 where it failed
 * @param error why it failed, in one line; null where it did not
 * @param headline the few metrics to compare runs by
 * @param metrics all that the command reports; empty where it failed
 * @param curves of training by model: epoch, loss and validation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunRecord(
        String id,
        String command,
        @Nullable Part part,
        String dataset,
        String commit,
        Map<String, JsonNode> parameters,
        List<Long> seeds,
        Instant startedAt,
        double seconds,
        long peakMemoryMb,
        String java,
        String os,
        int exit,
        @Nullable String error,
        Map<String, Double> headline,
        JsonNode metrics,
        Map<String, JsonNode> curves) {
    /** Copies the collections. */
    public RunRecord {
        parameters = new LinkedHashMap<>(parameters);
        seeds = List.copyOf(seeds);
        headline = new LinkedHashMap<>(headline);
        curves = new LinkedHashMap<>(curves);
    }

    /**
     * Which trial of a search a run is.
     *
     * @param tune id of the search
     * @param trial number, from 0
     */
    public record Part(String tune, int trial) {}

    /**
     * What is known of a run before it begins.
     *
     * @param command such as {@code train}
     * @param part of a greater whole, if it is one
     * @param dataset id of the data set
     * @param parameters of the models, an object or record of named values
     * @param seeds of everything random
     */
    public record Plan(String command, @Nullable Part part, String dataset, Object parameters, List<Long> seeds) {}

    /**
     * What a run has told.
     *
     * @param headline the few metrics to compare runs by
     * @param metrics all of them, as the command reports them
     * @param curves of training by model
     */
    public record Outcome(Map<String, Double> headline, Object metrics, Map<String, ?> curves) {}
}
