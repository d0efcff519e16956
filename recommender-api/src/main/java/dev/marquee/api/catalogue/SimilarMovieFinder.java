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
import dev.marquee.core.history.History;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.service.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds movies like another one: by retrieval, or the popular ones of its genres if that does not answer in time. */
@Component
class SimilarMovieFinder {
    private final ServedBundles bundles;
    private final RetrievalApi retrieval;
    private final ServiceCalls calls;
    private final VersionAgreement versions;
    private final MeterRegistry meters;

    SimilarMovieFinder(
            ServedBundles bundles,
            RetrievalApi retrieval,
            ServiceCalls calls,
            VersionAgreement versions,
            MeterRegistry meters) {
        this.bundles = bundles;
        this.retrieval = retrieval;
        this.calls = calls;
        this.versions = versions;
        this.meters = meters;
    }

    /**
     * At most {@code limit} movies, the movie itself not among them.
     *
     * @throws dev.marquee.service.ProblemException 404, if the catalogue does not hold the movie
     */
    SimilarMovies find(int movieId, int limit, Deadline deadline) {
        Movie movie = bundles.current().requireMovie(movieId);
        ServedBundle bundle = agreed();
        try {
            return byRetrieval(bundle, movieId, limit, deadline);
        } catch (StageFailure failure) {
            ServedBundle other = agreed();
            return other.version().equals(bundle.version())
                    ? popular(bundle, movie, limit, failure)
                    : again(other, movie, limit, deadline);
        }
    }

    private ServedBundle agreed() {
        return bundles.version(versions.newest(bundles.versions()));
    }

    /** From another version, where retrieval did not hold the first one. */
    private SimilarMovies again(ServedBundle bundle, Movie movie, int limit, Deadline deadline) {
        try {
            return byRetrieval(bundle, movie.movieId(), limit, deadline);
        } catch (StageFailure failure) {
            return popular(bundle, movie, limit, failure);
        }
    }

    private SimilarMovies byRetrieval(ServedBundle bundle, int movieId, int limit, Deadline deadline)
            throws StageFailure {
        CandidatesResponse answer = calls.ask(
                Service.RETRIEVAL,
                bundle.version(),
                deadline,
                () -> retrieval.similar(
                        bundle.version(),
                        new SimilarRequest(movieId, all(bundle).toByteArray(), limit)),
                said -> new ServiceCalls.Versions(said.modelVersion(), said.heldVersions()));
        if (answer.movieIds() == null) {
            throw new StageFailure(FailureReason.INVALID, "retrieval answered without candidates", null);
        }
        List<Movie> similar = Arrays.stream(answer.movieIds())
                .mapToObj(bundle::movie)
                .flatMap(Optional::stream)
                .filter(movie -> movie.movieId() != movieId)
                .limit(limit)
                .toList();
        return SimilarMovies.of(bundle, List.of(), similar);
    }

    private static BitSet all(ServedBundle bundle) {
        return MovieFilter.NONE.accepted(bundle.catalog(), History.EMPTY);
    }

    private SimilarMovies popular(ServedBundle bundle, Movie movie, int limit, StageFailure failure) {
        meters.counter("similar.degraded", "reason", failure.reason().label()).increment();
        MovieFilter sameGenres =
                new MovieFilter(movie.genres(), List.of(), null, null, List.of(movie.movieId()), false);
        List<Movie> popular = bundle.catalog().popular(sameGenres.accepted(bundle.catalog(), History.EMPTY), limit);
        return SimilarMovies.of(bundle, List.of(Service.RETRIEVAL.label()), popular);
    }
}
