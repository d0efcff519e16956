package dev.marquee.spark;

import dev.marquee.training.dataset.Block;
import dev.marquee.training.dataset.CheckedRows;
import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.dataset.Piece;
import dev.marquee.training.dataset.RatingCounts;
import dev.marquee.training.dataset.RatingJob;
import dev.marquee.training.dataset.RatingWorkers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import scala.Tuple2;

/**
 * The executors of Spark, with a task for each piece and for each part. Spark exchanges the blocks between them, and gives a
 * task that fails, or whose executor dies, to another executor, with the blocks that were lost made anew.
 */
final class SparkWorkers implements RatingWorkers {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final long PAUSE_MILLIS = 50;

    private final JavaSparkContext spark;

    /** Takes over Spark, and closes it in the end. */
    SparkWorkers(JavaSparkContext spark) {
        this.spark = spark;
    }

    @Override
    public List<CheckedRows> check(RatingJob job, List<Piece> pieces) {
        return run(
                () -> spark.parallelize(pieces, pieces.size()).map(job::check).collect());
    }

    @Override
    public List<RatingCounts> keepLast(RatingJob job, List<Piece> pieces, int parts) {
        JavaPairRDD<Integer, Block> blocks = spark.parallelize(pieces, pieces.size())
                .flatMapToPair(piece -> job.split(piece).stream()
                        .map(block -> new Tuple2<>(block.part(), block))
                        .iterator());
        return run(() -> blocks.partitionBy(new ByPart(parts))
                .values()
                .mapPartitionsWithIndex(
                        (part, own) -> List.of(job.keepLast(part, own)).iterator(), true)
                .collect());
    }

    private static <R> R run(Supplier<R> work) {
        try {
            return work.get();
        } catch (Exception e) {
            throw new DatasetException(
                    "Spark gave up: %s; nothing was imported, start again".formatted(SparkFailure.of(e)), e);
        }
    }

    /** After a failure other tasks may still be running, in a folder that is about to be deleted. */
    @Override
    public void close() {
        try (spark) {
            spark.sc().cancelAllJobs();
            long start = System.nanoTime();
            while (isBusy() && System.nanoTime() - start < LONGEST_WAIT.toNanos()) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the scheduler: what Spark's status tells is up to 100 ms old. */
    private boolean isBusy() {
        return spark.sc().taskScheduler() instanceof TaskSchedulerImpl scheduler
                && scheduler.runningTasksByExecutors().values().exists(tasks -> (int) tasks > 0);
    }
}
