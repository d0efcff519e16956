package dev.marquee.spark;

import dev.marquee.training.lists.ListEngine;
import dev.marquee.training.lists.ListJob;
import dev.marquee.training.lists.ListsException;
import dev.marquee.training.lists.Part;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.jspecify.annotations.Nullable;

/**
 * Makes parts on the executors of Spark, a task for each. Spark gives a task that fails, or whose executor dies, to another
 * executor; a part that is made twice is the same twice.
 */
public final class SparkEngine implements ListEngine {
    @Override
    public void make(ListJob job, List<Part> parts, @Nullable String master, Consumer<Part> made) {
        try (JavaSparkContext spark = new JavaSparkContext(SparkSettings.of(master))) {
            make(spark, job, parts, made);
        }
    }

    /** The same with executors that are there. */
    static void make(JavaSparkContext spark, ListJob job, List<Part> parts, Consumer<Part> made) {
        SparkListener listener = new SparkListener() {
            @Override
            public void onTaskEnd(SparkListenerTaskEnd end) {
                if (end.taskInfo().successful()) {
                    made.accept(parts.get(end.taskInfo().index()));
                }
            }
        };
        spark.sc().addSparkListener(listener);
        try {
            spark.parallelize(parts, parts.size())
                    .foreach(part -> ExecutorMakers.of(job).make(job, part));
        } catch (Exception e) {
            throw new ListsException(
                    "Spark gave up: %s; files that are there stay, start again to go on".formatted(SparkFailure.of(e)),
                    e);
        } finally {
            spark.sc().removeSparkListener(listener);
        }
    }
}
