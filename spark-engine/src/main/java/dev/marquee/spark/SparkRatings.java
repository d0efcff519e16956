package dev.marquee.spark;

import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.dataset.RatingEngine;
import dev.marquee.training.dataset.RatingWorkers;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** Finds the executors that share the work of an import. */
public final class SparkRatings implements RatingEngine {
    @Override
    public RatingWorkers start(@Nullable String master) {
        try {
            return new SparkWorkers(new JavaSparkContext(SparkSettings.of(master)));
        } catch (Exception e) {
            throw new DatasetException(
                    "Spark did not start: %s; is --master right? Nothing was imported".formatted(SparkFailure.of(e)),
                    e);
        }
    }
}
