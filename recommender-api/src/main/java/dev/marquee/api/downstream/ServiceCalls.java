package dev.marquee.api.downstream;

import dev.marquee.contract.WireMovies;
import dev.marquee.service.Deadline;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks a service to answer from one edition of a bundle, in time, and learns from its answer which versions it holds. Thread-safe.
 *
 * <p>Added movies are named by their digest. A service that does not know them, since they have just changed or it was restarted,
 * is asked once more with all of them: so each call sees the movies of its gateway, however many servers of the service there are.
 */
@Component
public final class ServiceCalls {
    private final TimedCalls calls;
    private final VersionAgreement versions;

    /** Calls of services whose versions this agreement follows. */
    public ServiceCalls(TimedCalls calls, VersionAgreement versions) {
        this.calls = calls;
        this.versions = versions;
    }

    /**
     * What every answer says about versions.
     *
     * @param answered version that it was made from
     * @param held versions that the service holds, newest first
     */
    public record Versions(
            @Nullable String answered, @Nullable List<String> held) {}

    /**
     * Makes a call.
     *
     * @param edition the one asked for
     * @param call is given the added movies, named only or all of them; null where there are none
     * @param said reads what an answer says about versions
     * @throws StageFailure if there is no answer in time, or one from another version
     */
    public <T> T ask(
            Service service,
            Edition edition,
            Deadline deadline,
            Function<@Nullable WireMovies, T> call,
            Function<T, Versions> said)
            throws StageFailure {
        String version = edition.version();
        T answer;
        try {
            answer = answer(edition, deadline, call);
            if (answer == null) {
                throw new StageFailure(FailureReason.INVALID, service.label() + " answered without content", null);
            }
        } catch (StageFailure failure) {
            if (failure.reason() == FailureReason.VERSION) {
                versions.refuses(service, version);
            }
            throw failure;
        }
        Versions about = said.apply(answer);
        if (!version.equals(about.answered())) {
            throw new StageFailure(
                    FailureReason.INVALID,
                    "%s was asked for version %s and answered from %s"
                            .formatted(service.label(), version, about.answered()),
                    null);
        }
        if (about.held() != null && !about.held().contains(null)) {
            versions.holds(service, about.held());
        }
        return answer;
    }

    private <T> T answer(Edition edition, Deadline deadline, Function<@Nullable WireMovies, T> call)
            throws StageFailure {
        try {
            return calls.within(deadline, () -> call.apply(edition.named()));
        } catch (StageFailure failure) {
            if (failure.reason() != FailureReason.MOVIES) {
                throw failure;
            }
            return calls.within(deadline, () -> call.apply(edition.added()));
        }
    }
}
