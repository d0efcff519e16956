package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.SimilarMovieFinder;
import dev.marquee.api.downstream.FailureReason;
import dev.marquee.api.downstream.StageFailure;
import dev.marquee.core.blend.Candidate;
import dev.marquee.core.blend.RankedMovie;
import dev.marquee.service.Spans;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Asks for movies like another one beside the stages of the same request, within its deadline. Thread-safe; owns the threads that
 * wait for the answers.
 */
@Component
public class SimilarStage implements AutoCloseable {
    /** Enough to fill a list after those that others show already. */
    private static final int WANTED = 300;

    private final SimilarMovieFinder finder;
    private final Spans spans;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("similar").factory());

    SimilarStage(SimilarMovieFinder finder, Spans spans) {
        this.finder = finder;
        this.spans = spans;
    }

    /**
     * A question under way.
     *
     * @param movieId that movies are to be like
     */
    public record Asked(int movieId, Future<Answer> answer) {}

    /**
     * An answer.
     *
     * @param movies the one most like it first
     * @param took waiting for it
     */
    record Answer(List<RankedMovie> movies, Duration took) {}

    /** Asks, and does not wait. */
    public Asked ask(Visit visit, int movieId) {
        return new Asked(movieId, threads.submit(spans.carried(() -> answer(visit, movieId))));
    }

    private Answer answer(Visit visit, int movieId) throws StageFailure {
        long start = System.nanoTime();
        List<RankedMovie> movies = finder.byRetrieval(movieId, visit::accepted, WANTED, visit.deadline()).stream()
                .map(SimilarStage::ranked)
                .toList();
        return new Answer(movies, Duration.ofNanos(System.nanoTime() - start));
    }

    /** A cosine, of which one below 0 says no more than 0 does. */
    private static RankedMovie ranked(Candidate candidate) {
        return new RankedMovie(candidate.movieId(), Math.clamp(candidate.retrievalScore(), 0, 1), null);
    }

    /** The movies that may be shown, the one most like it first; none if there is no answer in time, which the visit then says. */
    public List<RankedMovie> await(Visit visit, Asked asked) {
        try {
            Answer answer = asked.answer().get(visit.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS);
            visit.progress().add(Stage.SIMILAR, answer.took());
            return answer.movies();
        } catch (ExecutionException e) {
            visit.progress().degrade(Step.SIMILAR, failure(e));
        } catch (TimeoutException e) {
            asked.answer().cancel(true);
            visit.progress()
                    .degrade(Step.SIMILAR, new StageFailure(FailureReason.TIMEOUT, "no answer before the deadline", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            visit.progress().degrade(Step.SIMILAR, new StageFailure(FailureReason.ERROR, "interrupted", e));
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
