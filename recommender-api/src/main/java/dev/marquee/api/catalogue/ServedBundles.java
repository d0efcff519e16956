package dev.marquee.api.catalogue;

import dev.marquee.service.ProblemException;
import java.util.List;

/** The bundles that the gateway holds: the current one and the previous one. Thread-safe. */
public interface ServedBundles {
    /**
     * The current bundle.
     *
     * @throws ProblemException 503, if none is loaded yet
     */
    ServedBundle current();

    /** One of {@link #versions()}; the current bundle if that one went away meanwhile. */
    ServedBundle version(String version);

    /** The versions held, the current one first. */
    List<String> versions();

    /** One bundle that stays. */
    static ServedBundles only(ServedBundle bundle) {
        return new ServedBundles() {
            @Override
            public ServedBundle current() {
                return bundle;
            }

            @Override
            public ServedBundle version(String version) {
                return bundle;
            }

            @Override
            public List<String> versions() {
                return List.of(bundle.version());
            }
        };
    }
}
