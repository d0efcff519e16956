package dev.marquee.api.catalogue;

import dev.marquee.service.BundleWatch;
import dev.marquee.service.Lease;
import dev.marquee.service.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bundles that a watch holds, each as its movies were edited. A served bundle holds nothing that must be closed, so that it may outlive its lease. */
record WatchedBundles(BundleWatch<ServedBundle> watch, EditedBundles edited) implements ServedBundles {

    @Override
    public ServedBundle current() {
        return held(null);
    }

    @Override
    public ServedBundle version(String version) {
        try {
            return held(version);
        } catch (ProblemException goneMeanwhile) {
            return current();
        }
    }

    @Override
    public List<String> versions() {
        return watch.versions();
    }

    private ServedBundle held(@Nullable String version) {
        try (Lease<ServedBundle> lease = watch.lease(version)) {
            return edited.of(lease.get());
        }
    }
}
