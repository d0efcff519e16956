package dev.marquee.api.catalogue;

import dev.marquee.api.downstream.FailureReason;
import dev.marquee.api.downstream.Service;
import dev.marquee.api.downstream.ServiceCalls;
import dev.marquee.api.downstream.StageFailure;
import dev.marquee.api.downstream.VersionAgreement;
import dev.marquee.contract.retrieval.CandidatesResponse;
import dev.marquee.contract.retrieval.RetrievalApi;
import dev.marquee.contract.retrieval.SimilarRequest;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.core.rule.Offer;
import dev.marquee.core.rule.Restriction;
import dev.marquee.service.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds movies like another one: by retrieval, or the popular ones of its genres if that does not answer in time. */
@Component
class SimilarMovieFinder {
    private final ServedBundles bundles;
    private final Offers offers;
    private final RetrievalApi retrieval;
    private final ServiceCalls calls;
    private final VersionAgreement versions;
    private final MeterRegistry meters;

    SimilarMovieFinder(
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
        BitSet accepted = accepted(bundle, wanted);
        int movieId = wanted.movie().movieId();
        CandidatesResponse answer = calls.ask(
                Service.RETRIEVAL,
                bundle.edition(),
                deadline,
                added -> retrieval.similar(
                        bundle.version(), new SimilarRequest(movieId, accepted.toByteArray(), wanted.limit(), added)),
                said -> new ServiceCalls.Versions(said.modelVersion(), said.heldVersions()));
        if (answer.movieIds() == null) {
            throw new StageFailure(FailureReason.INVALID, "retrieval answered without candidates", null);
        }
        List<Movie> similar = Arrays.stream(answer.movieIds())
                .map(id -> bundle.catalog().ordinal(id).orElse(-1))
                .filter(ordinal -> ordinal >= 0 && accepted.get(ordinal))
                .limit(wanted.limit())
                .mapToObj(bundle.catalog()::movie)
                .toList();
        return answer(bundle, wanted, List.of(), similar);
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
