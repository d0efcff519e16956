package dev.marquee.api.catalogue;

import dev.marquee.api.downstream.FailureReason;
import dev.marquee.api.downstream.Service;
import dev.marquee.api.downstream.ServiceCalls;
import dev.marquee.api.downstream.StageFailure;
import dev.marquee.api.downstream.VersionAgreement;
import dev.marquee.contract.retrieval.CandidatesResponse;
import dev.marquee.contract.retrieval.RetrievalApi;
import dev.marquee.contract.retrieval.SimilarRequest;
import dev.marquee.core.blend.Candidate;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.core.rule.Offer;
import dev.marquee.core.rule.Restriction;
import dev.marquee.service.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Finds movies like another one: by retrieval, or the popular ones of its genres if that does not answer in time. */
@Component
public class SimilarMovieFinder {
    private final ServedBundles bundles;
    private final Offers offers;
    private final RetrievalApi retrieval;
    private final ServiceCalls calls;
    private final VersionAgreement versions;
    private final MeterRegistry meters;

    /** Counts what is degraded in these metrics. */
    public SimilarMovieFinder(
            ServedBundles bundles,
            Offers offers,
            RetrievalApi retrieval,
            ServiceCalls calls,
            VersionAgreement versions,
            MeterRegistry meters) {
        this.bundles = bundles;
        this.offers = offers;
        this.retrieval = retrieval;
        this.calls = calls;
        this.versions = versions;
        this.meters = meters;
    }

    /** What is asked for, at most {@code limit} movies. */
    record Wanted(Movie movie, MovieFilter filter, int limit) {}

    /** The movies that may be shown, the one that they shall be like not among them. */
    SimilarMovies find(Wanted wanted, Deadline deadline) {
        ServedBundle bundle = agreed();
        try {
            return byRetrieval(bundle, wanted, deadline);
        } catch (StageFailure failure) {
            ServedBundle other = agreed();
            return other.version().equals(bundle.version())
                    ? popular(bundle, wanted, failure)
                    : again(other, wanted, deadline);
        }
    }

    private ServedBundle agreed() {
        return bundles.version(versions.newest(bundles.versions()));
    }

    /** From another version, where retrieval did not hold the first one. */
    private SimilarMovies again(ServedBundle bundle, Wanted wanted, Deadline deadline) {
        try {
            return byRetrieval(bundle, wanted, deadline);
        } catch (StageFailure failure) {
            return popular(bundle, wanted, failure);
        }
    }

    private SimilarMovies byRetrieval(ServedBundle bundle, Wanted wanted, Deadline deadline) throws StageFailure {
        List<Movie> similar =
                byRetrieval(bundle, wanted.movie().movieId(), accepted(bundle, wanted), wanted.limit(), deadline)
                        .stream()
                        .map(candidate -> bundle.requireMovie(candidate.movieId()))
                        .toList();
        return answer(bundle, wanted, List.of(), similar);
    }

    /**
     * Movies like another one by retrieval and nothing else, the one most like it first, with their cosines.
     *
     * @param accepted the ordinals of a bundle that the list may hold; it may hold the other one's too, which is left out
     * @param most at most so many, 1 to 1,000
     * @throws StageFailure if retrieval does not answer in time, or not sensibly
     */
    public List<Candidate> byRetrieval(
            int movieId, Function<ServedBundle, BitSet> accepted, int most, Deadline deadline) throws StageFailure {
        ServedBundle bundle = agreed();
        return byRetrieval(bundle, movieId, accepted.apply(bundle), most, deadline);
    }

    private List<Candidate> byRetrieval(ServedBundle bundle, int movieId, BitSet accepted, int most, Deadline deadline)
            throws StageFailure {
        CandidatesResponse answer = calls.ask(
                Service.RETRIEVAL,
                bundle.edition(),
                deadline,
                added -> retrieval.similar(
                        bundle.version(), new SimilarRequest(movieId, accepted.toByteArray(), most, added)),
                said -> new ServiceCalls.Versions(said.modelVersion(), said.heldVersions()));
        int[] movieIds = answer.movieIds();
        float[] scores = answer.scores();
        if (movieIds == null || scores == null || movieIds.length != scores.length) {
            throw new StageFailure(FailureReason.INVALID, "retrieval answered without movies or their scores", null);
        }
        BitSet left = (BitSet) accepted.clone();
        bundle.catalog().ordinal(movieId).ifPresent(left::clear);
        List<Candidate> similar = new ArrayList<>(Math.min(movieIds.length, most));
        for (int i = 0; i < movieIds.length && similar.size() < most; i++) {
            int ordinal = bundle.catalog().ordinal(movieIds[i]).orElse(-1);
            if (ordinal >= 0 && left.get(ordinal) && Float.isFinite(scores[i])) {
                left.clear(ordinal);
                similar.add(new Candidate(movieIds[i], scores[i]));
            }
        }
        return similar;
    }

    private SimilarMovies popular(ServedBundle bundle, Wanted wanted, StageFailure failure) {
        meters.counter("similar.degraded", "reason", failure.reason().label()).increment();
        BitSet accepted = accepted(bundle, wanted);
        MovieFilter sameGenres = new MovieFilter(wanted.movie().genres(), List.of(), null, null, List.of(), false);
        BitSet alike = sameGenres.accepted(offers.of(bundle));
        alike.and(accepted);
        accepted.andNot(alike);
        List<Movie> popular = new ArrayList<>(bundle.catalog().popular(alike, wanted.limit()));
        popular.addAll(bundle.catalog().popular(accepted, wanted.limit() - popular.size()));
        return answer(bundle, wanted, List.of(Service.RETRIEVAL.label()), popular);
    }

    private BitSet accepted(ServedBundle bundle, Wanted wanted) {
        BitSet accepted = wanted.filter().accepted(offers.of(bundle));
        accepted.and(others(bundle, wanted));
        return accepted;
    }

    /** All but the movie itself. */
    private static BitSet others(ServedBundle bundle, Wanted wanted) {
        BitSet others = Offer.all(bundle.catalog()).movies();
        bundle.catalog().ordinal(wanted.movie().movieId()).ifPresent(others::clear);
        return others;
    }

    private SimilarMovies answer(ServedBundle bundle, Wanted wanted, List<String> degraded, List<Movie> movies) {
        Optional<Restriction> emptyReason = movies.isEmpty()
                ? wanted.filter().emptying(others(bundle, wanted), offers.of(bundle))
                : Optional.empty();
        return SimilarMovies.of(bundle, degraded, movies, emptyReason);
    }
}
