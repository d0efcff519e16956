package dev.marquee.api.recommendation;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.core.blend.Candidate;
import dev.marquee.core.blend.RankedMovie;
import java.util.List;

/**
 * What the stages made of a task: all of it may be shown.
 *
 * @param bundle that it was made from
 * @param movies best first
 */
record Shortlist(ServedBundle bundle, List<RankedMovie> movies) {

    /** Nothing but the bundle. */
    static Shortlist empty(ServedBundle bundle) {
        return new Shortlist(bundle, List.of());
    }

    /** The blended order of the candidates. */
    static Shortlist ranked(ServedBundle bundle, List<Candidate> candidates, float[] ratings, Progress progress) {
        return progress.measured(
                Stage.RERANK, () -> new Shortlist(bundle, bundle.blend().order(candidates, ratings)));
    }

    /** The order of retrieval. */
    static Shortlist unranked(ServedBundle bundle, List<Candidate> candidates, Progress progress) {
        return progress.measured(
                Stage.RERANK, () -> new Shortlist(bundle, bundle.blend().order(candidates, null)));
    }
}
