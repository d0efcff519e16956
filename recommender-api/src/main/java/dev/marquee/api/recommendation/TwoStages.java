package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.downstream.FailureReason;
import dev.marquee.api.downstream.StageFailure;
import dev.marquee.api.downstream.VersionAgreement;
import dev.marquee.core.blend.Candidate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Retrieval, then ranking, both from one version. Goes down the ladder where it must: fewer candidates, then the order of
 * retrieval without ranking.
 */
@Component
class TwoStages {
    private final ServedBundles bundles;
    private final VersionAgreement versions;
    private final CandidateStage retrieval;
    private final RankingStage ranking;

    TwoStages(ServedBundles bundles, VersionAgreement versions, CandidateStage retrieval, RankingStage ranking) {
        this.bundles = bundles;
        this.versions = versions;
        this.retrieval = retrieval;
        this.ranking = ranking;
    }

    /**
     * The personal list of this task, from the newest version that all services hold.
     *
     * @param newest the task as the newest bundle of the gateway knows it
     * @throws StageFailure if there are no candidates to be had in time
     */
    Shortlist recommend(Task task, BundleTask newest, Progress progress) throws StageFailure {
        ServedBundle bundle = agreed();
        try {
            return attempt(newest.isOf(bundle) ? newest : task.on(bundle), progress, true);
        } catch (StageFailure failure) {
            if (!worthAnother(bundle, failure, progress)) {
                throw failure;
            }
            return attempt(task.on(agreed()), progress, false);
        }
    }

    private boolean worthAnother(ServedBundle tried, StageFailure failure, Progress progress) {
        return failure.reason() == FailureReason.VERSION
                && !agreed().version().equals(tried.version())
                && !progress.deadline().expired();
    }

    /** The newest bundle that all services hold. */
    ServedBundle agreed() {
        return bundles.version(versions.newest(bundles.versions()));
    }

    private Shortlist attempt(BundleTask task, Progress progress, boolean mayRetry) throws StageFailure {
        List<Candidate> candidates = retrieval.retrieve(task, progress);
        if (candidates.isEmpty()) {
            return Shortlist.empty(task);
        }
        try {
            List<Candidate> affordable = ranking.affordable(candidates, task, progress);
            float[] ratings = ranking.rank(task, affordable, progress);
            if (affordable.size() < candidates.size()) {
                progress.degrade(Step.CANDIDATES, fewer(affordable, candidates));
            }
            return Shortlist.ranked(task, candidates, ratings, progress);
        } catch (StageFailure failure) {
            if (mayRetry && worthAnother(task.bundle(), failure, progress)) {
                throw failure;
            }
            progress.degrade(Step.RANKING, failure);
            return Shortlist.unranked(task, candidates, progress);
        }
    }

    private static StageFailure fewer(List<Candidate> affordable, List<Candidate> candidates) {
        String message = "the time left was enough for %d of %d".formatted(affordable.size(), candidates.size());
        return new StageFailure(FailureReason.BUDGET, message, null);
    }
}
