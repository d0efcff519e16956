package dev.marquee.api.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happened. */
enum EventKind {
    /** A movie was shown in a list. */
    IMPRESSION(1),
    /** It was chosen. */
    CLICK(2),
    /** It was watched, at least in part. */
    WATCH(3);

    private final int code;

    EventKind(int code) {
        this.code = code;
    }

    /** As the table holds it. */
    int code() {
        return code;
    }

    /** As requests and metrics say it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<EventKind> labelled(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    static EventKind of(int code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code == code)
                .findFirst()
                .orElseThrow();
    }
}
