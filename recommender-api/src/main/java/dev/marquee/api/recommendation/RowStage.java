package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.catalogue.SimilarMovieFinder;
import dev.marquee.api.downstream.FailureReason;
import dev.marquee.api.downstream.StageFailure;
import dev.marquee.core.blend.Candidate;
import dev.marquee.core.blend.RankedMovie;
import dev.marquee.service.Spans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Asks retrieval, beside the stages of a request and within its deadline, for what further rows are made of. Thread-safe; owns the
 * threads that wait for the answers.
 */
@Component
public class RowStage implements AutoCloseable {
    /** Enough to fill a row after what others show already. */
    private static final int WANTED = 300;

    /** Times of threads beside that of the request are told by {@link Stage#ROWS}. */
    private static final StageMeters UNCOUNTED = new StageMeters(new SimpleMeterRegistry());

    private final SimilarMovieFinder finder;
    private final TwoStages stages;
    private final CandidateStage candidates;
    private final Spans spans;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("row").factory());

    RowStage(SimilarMovieFinder finder, TwoStages stages, CandidateStage candidates, Spans spans) {
        this.finder = finder;
        this.stages = stages;
        this.candidates = candidates;
        this.spans = spans;
    }

    /** A question under way. */
    public record Asked(Future<Answer> answer) {}

    /**
     * An answer.
     *
     * @param movies best first
     * @param took waiting for it
     */
    record Answer(List<RankedMovie> movies, Duration took) {}

    /** Asks for movies like one, and does not wait. */
    public Asked askLike(Visit visit, int movieId) {
        return ask(() ->
                finder.byRetrieval(movieId, bundle -> visit.on(bundle).accepted(), WANTED, visit.deadline()).stream()
                        .map(RowStage::ranked)
                        .toList());
    }

    /** A cosine, of which one below 0 says no more than 0 does. */
    private static RankedMovie ranked(Candidate candidate) {
        return new RankedMovie(candidate.movieId(), Math.clamp(candidate.retrievalScore(), 0, 1), null);
    }

    /**
     * Asks for those of some movies that suit the person best, by retrieval alone, and does not wait.
     *
     * @param among the ordinals of a bundle; not modified
     */
    public Asked askAmong(Visit visit, Function<ServedBundle, BitSet> among) {
        return ask(() -> {
            BundleTask whole = visit.on(stages.agreed());
            BitSet accepted = whole.copyOfAccepted();
            accepted.and(among.apply(whole.bundle()));
            if (whole.history().isEmpty() || accepted.isEmpty()) {
                return List.of();
            }
            Progress aside = new Progress(visit.task().request().budget(), UNCOUNTED, Spans.NONE);
            return whole.bundle().blend().order(candidates.retrieve(whole.with(accepted), aside), null);
        });
    }

    private Asked ask(Callable<List<RankedMovie>> question) {
        return new Asked(threads.submit(spans.carried(() -> {
            long start = System.nanoTime();
            List<RankedMovie> movies = question.call();
            return new Answer(movies, Duration.ofNanos(System.nanoTime() - start));
        })));
    }

    /** What was asked for, best first; nothing if there is no answer in time, which the visit then says. */
    public List<RankedMovie> await(Visit visit, Asked asked) {
        try {
            Answer answer = asked.answer().get(visit.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS);
            visit.progress().add(Stage.ROWS, answer.took());
            return answer.movies();
        } catch (ExecutionException e) {
            visit.progress().degrade(Step.ROWS, failure(e));
        } catch (TimeoutException e) {
            asked.answer().cancel(true);
            StageFailure late = new StageFailure(FailureReason.TIMEOUT, "no answer before the deadline", e);
            visit.progress().degrade(Step.ROWS, late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            visit.progress().degrade(Step.ROWS, new StageFailure(FailureReason.ERROR, "interrupted", e));
        }
        return List.of();
    }

    private static StageFailure failure(ExecutionException thrown) {
        return thrown.getCause() instanceof StageFailure failure
                ? failure
                : new StageFailure(FailureReason.ERROR, String.valueOf(thrown.getCause()), thrown);
    }

    /** Waits for what is asked, which ends at its deadlines. */
    @Override
    public void close() {
        threads.close();
    }
}
