package dev.marquee.api.access;

import dev.marquee.core.key.ApiKey;
import dev.marquee.core.key.Scope;
import java.util.EnumSet;
import org.springframework.stereotype.Component;

/** The key with which this gateway asks itself before it is ready; drawn at its start, and told to nobody. Immutable. */
@Component
public final class OwnKey {
    private final String key = ApiKey.random();

    /** The value of the header {@code Authorization}. */
    public String authorization() {
        return KeyHeader.SCHEME + key;
    }

    /** What it allows: what is read, and the status. */
    ApiKey entry() {
        return new ApiKey("gateway", ApiKey.digest(key), EnumSet.of(Scope.READ, Scope.ADMIN), null);
    }
}
