package dev.marquee.api.recommendation;

import dev.marquee.core.blend.Candidate;
import dev.marquee.core.blend.RankedMovie;
import java.util.List;

/**
 * What the stages made of a task: all of it may be shown.
 *
 * @param task that it was made for
 * @param movies best first
 * @param unranked candidates for which there was no time
 */
record Shortlist(BundleTask task, List<RankedMovie> movies, List<Candidate> unranked) {

    /** Without movies. */
    static Shortlist empty(BundleTask task) {
        return new Shortlist(task, List.of(), List.of());
    }

    /**
     * The blended order of the candidates.
     *
     * @param ratings of the first of them, which alone are ordered
     */
    static Shortlist ranked(BundleTask task, List<Candidate> candidates, float[] ratings, Progress progress) {
        List<Candidate> ranked = candidates.subList(0, ratings.length);
        List<Candidate> others = candidates.subList(ratings.length, candidates.size());
        return progress.measured(
                Stage.RERANK, () -> new Shortlist(task, task.bundle().blend().order(ranked, ratings), others));
    }

    /** The order of retrieval. */
    static Shortlist unranked(BundleTask task, List<Candidate> candidates, Progress progress) {
        return progress.measured(
                Stage.RERANK, () -> new Shortlist(task, task.bundle().blend().order(candidates, null), List.of()));
    }
}
