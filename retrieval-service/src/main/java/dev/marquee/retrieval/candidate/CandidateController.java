package dev.marquee.retrieval.candidate;

import dev.marquee.contract.WireMovies;
import dev.marquee.contract.retrieval.CandidatesRequest;
import dev.marquee.contract.retrieval.CandidatesResponse;
import dev.marquee.contract.retrieval.ReasonsRequest;
import dev.marquee.contract.retrieval.ReasonsResponse;
import dev.marquee.contract.retrieval.ReasonsResponse.Reasons;
import dev.marquee.contract.retrieval.RetrievalApi;
import dev.marquee.contract.retrieval.SimilarRequest;
import dev.marquee.contract.retrieval.StandingRequest;
import dev.marquee.contract.retrieval.StandingResponse;
import dev.marquee.core.history.History;
import dev.marquee.index.Neighbor;
import dev.marquee.service.BundleWatch;
import dev.marquee.service.Deadline;
import dev.marquee.service.Gate;
import dev.marquee.service.Lease;
import dev.marquee.service.RequestChecks;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Checks a request, borrows the version asked for, and lets the {@link CandidateRetriever} or the
 * {@link Explainer} answer inside the gate. */
@RestController
class CandidateController implements RetrievalApi {
    private static final int MOST_CANDIDATES = 1_000;
    private static final int MOST_EXPLAINED = 100;
    private static final int MOST_REASONS = 10;

    private final BundleWatch<RetrievalBundle> models;
    private final Gate gate;
    private final CandidateRetriever retriever;
    private final Explainer explainer = new Explainer();

    CandidateController(BundleWatch<RetrievalBundle> models, Gate gate, CandidateRetriever retriever) {
        this.models = models;
        this.gate = gate;
        this.retriever = retriever;
    }

    @Override
    public CandidatesResponse candidates(@Nullable String modelVersion, CandidatesRequest request) {
        Deadline deadline = Deadline.current();
        History history = RequestChecks.history(request.history());
        int n = RequestChecks.inRange("n", request.n(), 1, MOST_CANDIDATES);
        return answer(modelVersion, request.added(), deadline, model -> {
            BitSet accepted = accepted(request.accepted(), model);
            return retriever.candidates(model, history, accepted, n, deadline);
        });
    }

    @Override
    public CandidatesResponse similar(@Nullable String modelVersion, SimilarRequest request) {
        Deadline deadline = Deadline.current();
        int movieId = RequestChecks.inRange("movieId", request.movieId(), 1, Integer.MAX_VALUE);
        int n = RequestChecks.inRange("n", request.n(), 1, MOST_CANDIDATES);
        return answer(modelVersion, request.added(), deadline, model -> {
            BitSet accepted = accepted(request.accepted(), model);
            return retriever.similar(model, movieId, accepted, n, deadline);
        });
    }

    @Override
    public ReasonsResponse reasons(@Nullable String modelVersion, ReasonsRequest request) {
        Deadline deadline = Deadline.current();
        History history = RequestChecks.history(request.history());
        int[] movieIds = RequestChecks.array("movieIds", request.movieIds(), MOST_EXPLAINED);
        int most = RequestChecks.inRange("most", request.most(), 1, MOST_REASONS);
        try (Lease<RetrievalBundle> lease = models.lease(modelVersion)) {
            RetrievalModel model = lease.get().model(request.added());
            List<Reasons> reasons = gate.call(
                    deadline,
                    model.towerCost().of(Contributions.runs(history.size())),
                    () -> explainer.reasons(model, history, movieIds, most, deadline));
            return new ReasonsResponse(lease.version(), models.versions(), reasons);
        }
    }

    @Override
    public StandingResponse standing(@Nullable String modelVersion, StandingRequest request) {
        Deadline deadline = Deadline.current();
        History history = RequestChecks.history(request.history());
        int movieId = RequestChecks.inRange("movieId", request.movieId(), 1, Integer.MAX_VALUE);
        try (Lease<RetrievalBundle> lease = models.lease(modelVersion)) {
            int rank = inside(lease.get().model(request.added()), deadline, model -> {
                BitSet accepted = accepted(request.accepted(), model);
                return explainer.standing(model, history, movieId, accepted, deadline);
            });
            return new StandingResponse(lease.version(), models.versions(), rank);
        }
    }

    private <T> T inside(RetrievalModel model, Deadline deadline, Function<RetrievalModel, T> work) {
        return gate.call(deadline, model.cost().of(1), () -> work.apply(model));
    }

    private static BitSet accepted(byte[] bits, RetrievalModel model) {
        return RequestChecks.ordinals("accepted", bits, model.catalog().size());
    }

    private CandidatesResponse answer(
            @Nullable String modelVersion,
            @Nullable WireMovies added,
            Deadline deadline,
            Function<RetrievalModel, List<Neighbor>> retrieval) {
        try (Lease<RetrievalBundle> lease = models.lease(modelVersion)) {
            RetrievalModel model = lease.get().model(added);
            List<Neighbor> found = inside(model, deadline, retrieval);
            int[] movieIds = new int[found.size()];
            float[] scores = new float[found.size()];
            for (int i = 0; i < movieIds.length; i++) {
                movieIds[i] = model.catalog().movieId(found.get(i).ordinal());
                scores[i] = found.get(i).score();
            }
            return new CandidatesResponse(lease.version(), models.versions(), movieIds, scores);
        }
    }
}
