package dev.marquee.api.recommendation;

import dev.marquee.core.blend.Candidate;
import dev.marquee.core.blend.RankedMovie;
import java.util.List;

/**
 * What the stages made of a task: all of it may be shown.
 *
 * @param task that it was made for
 * @param movies best first
 */
record Shortlist(BundleTask task, List<RankedMovie> movies) {

    /** Without movies. */
    static Shortlist empty(BundleTask task) {
        return new Shortlist(task, List.of());
    }

    /** The blended order of the candidates. */
    static Shortlist ranked(BundleTask task, List<Candidate> candidates, float[] ratings, Progress progress) {
        return progress.measured(
                Stage.RERANK, () -> new Shortlist(task, task.bundle().blend().order(candidates, ratings)));
    }

    /** The order of retrieval. */
    static Shortlist unranked(BundleTask task, List<Candidate> candidates, Progress progress) {
        return progress.measured(
                Stage.RERANK, () -> new Shortlist(task, task.bundle().blend().order(candidates, null)));
    }
}
