package dev.marquee.retrieval.candidate;

import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.history.History;
import dev.marquee.index.Neighbor;
import dev.marquee.retrieval.index.MovieIndex;
import dev.marquee.retrieval.index.RecallSampler;
import dev.marquee.service.Deadline;
import dev.marquee.service.ProblemException;
import dev.marquee.service.Spans;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;

/** Finds the movies that suit a history, and the movies that are like a movie. Thread-safe. */
class CandidateRetriever {
    private final RecallSampler recall;
    private final Meter.MeterProvider<Timer> search;
    private final DistributionSummary candidates;
    private final DistributionSummary range;
    private final Spans spans;

    CandidateRetriever(RecallSampler recall, MeterRegistry meters, Spans spans) {
        this.recall = recall;
        this.search = Timer.builder("retrieval.search")
                .description("Search of the index, filter included")
                .withRegistry(meters);
        this.candidates = DistributionSummary.builder("retrieval.candidates")
                .description("Candidates found for a request")
                .register(meters);
        this.range = DistributionSummary.builder("retrieval.score.range")
                .description("Score of the best candidate of a request less that of the last")
                .register(meters);
        this.spans = spans;
    }

    /**
     * The movies that suit the history best, best first: exactly {@code min(n, accepted)} of them.
     *
     * @param accepted ordinals that may be returned; nobody modifies it afterwards
     * @throws ProblemException 400 if the catalog holds no movie of the history, 504 if the deadline
     *     passes or cannot be met
     */
    List<Neighbor> candidates(RetrievalModel model, History history, BitSet accepted, int n, Deadline deadline) {
        KnownHistory known = model.known(history);
        model.cost().check(deadline, "retrieval", 1);
        long start = System.nanoTime();
        float[] user = spans.in("user tower", () -> model.embedder().embed(known));
        deadline.check("the search");
        List<Neighbor> found = spans.in("search", () -> timedSearch(model, accepted, n, user));
        model.cost().observe(1, Duration.ofNanos(System.nanoTime() - start));
        candidates.record(found.size());
        if (found.size() > 1) {
            range.record(found.getFirst().score() - found.getLast().score());
        }
        return found;
    }

    private List<Neighbor> timedSearch(RetrievalModel model, BitSet accepted, int n, float[] user) {
        return search.withTag("engine", model.index().engine()).record(() -> search(model.index(), accepted, n, user));
    }

    private List<Neighbor> search(MovieIndex index, BitSet accepted, int n, float[] user) {
        List<Neighbor> found = index.search(user, n, accepted);
        recall.searched(index, user, accepted, found);
        return found;
    }

    /**
     * The movies most like one movie, itself left out, best first.
     *
     * @param accepted ordinals that may be returned; not modified
     * @throws ProblemException 404 if the catalog does not hold it, 504 if the deadline passes
     */
    List<Neighbor> similar(RetrievalModel model, int movieId, BitSet accepted, int n, Deadline deadline) {
        int ordinal = model.ordinal(movieId);
        deadline.check("the search");
        return model.index().similar(ordinal, n, accepted);
    }
}
