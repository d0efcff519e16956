package dev.marquee.api.event;

import dev.marquee.api.event.Event.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins what a person did to what was shown: an outcome belongs to the newest impression of its movie, in its list if that
 * is known, that came before it and at most a window earlier. Pure.
 */
final class Attribution {
    private final Map<Integer, List<StoredEvent>> impressions = new HashMap<>();
    private final Duration window;

    private Attribution(List<StoredEvent> events, Duration window) {
        this.window = window;
        for (StoredEvent event : events) {
            if (event.event().kind() == EventKind.IMPRESSION) {
                impressions
                        .computeIfAbsent(event.event().movieId(), movie -> new ArrayList<>())
                        .add(event);
            }
        }
    }

    /**
     * What followed each impression that something followed; the first of several outcomes of a kind.
     *
     * @param events of one person, oldest first
     * @param outcomes of the same person, oldest first
     */
    static Map<StoredEvent, Map<Outcome.Kind, Outcome>> of(
            List<StoredEvent> events, List<Outcome> outcomes, Duration window) {
        Attribution attribution = new Attribution(events, window);
        Map<StoredEvent, Map<Outcome.Kind, Outcome>> followed = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            StoredEvent impression = attribution.before(outcome);
            if (impression != null) {
                followed.computeIfAbsent(impression, none -> new EnumMap<>(Outcome.Kind.class))
                        .putIfAbsent(outcome.kind(), outcome);
            }
        }
        return followed;
    }

    private @Nullable StoredEvent before(Outcome outcome) {
        for (StoredEvent impression :
                impressions.getOrDefault(outcome.movieId(), List.of()).reversed()) {
            Instant shown = impression.event().at();
            if (!shown.isAfter(outcome.at())
                    && !shown.isBefore(outcome.at().minus(window))
                    && isOfList(impression.event().list(), outcome.requestId())) {
                return impression;
            }
        }
        return null;
    }

    private static boolean isOfList(@Nullable Place place, @Nullable String requestId) {
        return requestId == null || (place != null && place.requestId().equals(requestId));
    }
}
