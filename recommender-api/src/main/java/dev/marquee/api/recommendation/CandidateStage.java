package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.downstream.FailureReason;
import dev.marquee.api.downstream.Service;
import dev.marquee.api.downstream.ServiceCalls;
import dev.marquee.api.downstream.StageFailure;
import dev.marquee.api.downstream.WireForms;
import dev.marquee.contract.WireHistory;
import dev.marquee.contract.retrieval.CandidatesRequest;
import dev.marquee.contract.retrieval.CandidatesResponse;
import dev.marquee.contract.retrieval.RetrievalApi;
import dev.marquee.core.blend.Candidate;
import dev.marquee.service.MeasuredCost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks retrieval for candidates and believes none that the request does not allow. */
@Component
class CandidateStage {
    /** Calls vary: one is only made if it could take so many times its mean. */
    private static final double MARGIN = 1.5;

    private final RetrievalApi retrieval;
    private final ServiceCalls calls;
    private final int wanted;
    private final MeasuredCost cost = new MeasuredCost();

    CandidateStage(RetrievalApi retrieval, ServiceCalls calls, RecommendationProperties properties) {
        this.retrieval = retrieval;
        this.calls = calls;
        this.wanted = properties.candidates();
    }

    /**
     * The candidates, best first, each once.
     *
     * @throws StageFailure if retrieval does not answer in time, or not sensibly
     */
    List<Candidate> retrieve(BundleTask task, Progress progress) throws StageFailure {
        if (cost.affordable(progress.deadline().remaining(), 1, MARGIN) < 1 && !cost.mayTry()) {
            throw new StageFailure(FailureReason.BUDGET, "the time left is not enough", null);
        }
        ServedBundle bundle = task.bundle();
        WireHistory history = WireForms.of(task.history());
        byte[] accepted = task.accepted().toByteArray();
        long start = System.nanoTime();
        try {
            CandidatesResponse answer = progress.timed(
                    Stage.RETRIEVAL,
                    () -> calls.ask(
                            Service.RETRIEVAL,
                            bundle.edition(),
                            progress.deadline(),
                            added -> retrieval.candidates(
                                    bundle.version(), new CandidatesRequest(history, accepted, wanted, added)),
                            said -> new ServiceCalls.Versions(said.modelVersion(), said.heldVersions())));
            learn(start);
            return allowed(task, answer);
        } catch (StageFailure failure) {
            if (failure.reason() == FailureReason.TIMEOUT) {
                learn(start);
            }
            throw failure;
        }
    }

    private void learn(long start) {
        cost.observe(1, Duration.ofNanos(System.nanoTime() - start));
    }

    private static List<Candidate> allowed(BundleTask task, CandidatesResponse answer) throws StageFailure {
        int[] movieIds = answer.movieIds();
        float[] scores = answer.scores();
        if (movieIds == null || scores == null || movieIds.length != scores.length) {
            throw new StageFailure(
                    FailureReason.INVALID, "retrieval answered without candidates or their scores", null);
        }
        BitSet left = task.copyOfAccepted();
        List<Candidate> candidates = new ArrayList<>(movieIds.length);
        for (int i = 0; i < movieIds.length; i++) {
            if (!Float.isFinite(scores[i])) {
                throw new StageFailure(
                        FailureReason.INVALID, "retrieval answered with a score that is no number", null);
            }
            int ordinal = task.bundle().catalog().ordinal(movieIds[i]).orElse(-1);
            if (ordinal >= 0 && left.get(ordinal)) {
                left.clear(ordinal);
                candidates.add(new Candidate(movieIds[i], scores[i]));
            }
        }
        return candidates;
    }
}
