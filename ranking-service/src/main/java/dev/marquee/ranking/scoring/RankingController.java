package dev.marquee.ranking.scoring;

import dev.marquee.contract.ranking.RankingApi;
import dev.marquee.contract.ranking.ScoresRequest;
import dev.marquee.contract.ranking.ScoresResponse;
import dev.marquee.core.history.History;
import dev.marquee.ranking.feature.FeatureAssembler;
import dev.marquee.service.BundleWatch;
import dev.marquee.service.Deadline;
import dev.marquee.service.Gate;
import dev.marquee.service.Lease;
import dev.marquee.service.RequestChecks;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Checks a request, borrows the version asked for, and lets the {@link CandidateRanker} answer inside the gate. */
@RestController
class RankingController implements RankingApi {
    private static final int MOST_CANDIDATES = 1_000;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private final BundleWatch<RankingModel> models;
    private final Gate gate;
    private final CandidateRanker ranker;

    RankingController(BundleWatch<RankingModel> models, Gate gate, CandidateRanker ranker) {
        this.models = models;
        this.gate = gate;
        this.ranker = ranker;
    }

    @Override
    public ScoresResponse scores(@Nullable String modelVersion, ScoresRequest request) {
        Deadline deadline = Deadline.current();
        History history = RequestChecks.history(request.history());
        int[] movieIds = RequestChecks.array("movieIds", request.movieIds(), MOST_CANDIDATES);
        RequestChecks.inRange("movieIds, their number", movieIds.length, 1, MOST_CANDIDATES);
        int year = RequestChecks.inRange("year", request.year(), FIRST_YEAR, LAST_YEAR);
        try (Lease<RankingModel> lease = models.lease(modelVersion)) {
            Duration expected = lease.get().cost().of(movieIds.length);
            FeatureAssembler features = lease.get().features(request.added());
            float[] ratings = gate.call(
                    deadline, expected, () -> ranker.score(lease, features, history, movieIds, year, deadline));
            return new ScoresResponse(lease.version(), models.versions(), ratings);
        }
    }
}
