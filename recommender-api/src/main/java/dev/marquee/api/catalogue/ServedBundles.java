package dev.marquee.api.catalogue;

import dev.marquee.service.BundleWatch;
import dev.marquee.service.Lease;
import dev.marquee.service.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bundles that the gateway holds: the current one and the previous one. Thread-safe. */
public final class ServedBundles {
    private final BundleWatch<ServedBundle> watch;

    ServedBundles(BundleWatch<ServedBundle> watch) {
        this.watch = watch;
    }

    /**
     * The current bundle.
     *
     * @throws ProblemException 503, if none is loaded yet
     */
    public ServedBundle current() {
        return held(null);
    }

    /** One of {@link #versions()}; the current bundle if that one went away meanwhile. */
    public ServedBundle version(String version) {
        try {
            return held(version);
        } catch (ProblemException goneMeanwhile) {
            return current();
        }
    }

    /** The versions held, the current one first. */
    public List<String> versions() {
        return watch.versions();
    }

    /** A served bundle holds nothing that must be closed, so that it may outlive its lease. */
    private ServedBundle held(@Nullable String version) {
        try (Lease<ServedBundle> lease = watch.lease(version)) {
            return lease.get();
        }
    }
}
