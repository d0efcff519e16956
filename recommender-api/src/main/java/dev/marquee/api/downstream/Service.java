package dev.marquee.api.downstream;

import java.util.Locale;

/** A service that the gateway calls. */
public enum Service {
    /** Proposes candidates. */
    RETRIEVAL,
    /** Predicts ratings. */
    RANKING;

    /** Name of its settings, {@code spring.http.serviceclient.<label>.base-url}, and in answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
