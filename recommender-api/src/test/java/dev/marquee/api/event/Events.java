package dev.marquee.api.event;

import dev.marquee.api.event.Event.Place;
import dev.marquee.api.recommendation.Source;
import java.time.Instant;

/** Events for tests. */
final class Events {
    static final Instant T0 = Instant.parse("2026-11-23T12:00:00Z");

    private Events() {}

    static Event impression(String user, String id, int movieId, int seconds, String request, int rank) {
        return new Event(
                user,
                id,
                EventKind.IMPRESSION,
                movieId,
                T0.plusSeconds(seconds),
                new Place(request, rank, Source.TWO_TOWER, "20261123-a1b2c3", 4.25f),
                null);
    }

    static Event click(String user, String id, int movieId, int seconds) {
        return new Event(user, id, EventKind.CLICK, movieId, T0.plusSeconds(seconds), null, null);
    }

    static Event watch(String user, String id, int movieId, int seconds, float watched) {
        return new Event(
                user,
                id,
                EventKind.WATCH,
                movieId,
                T0.plusSeconds(seconds),
                new Place("r1", null, null, null, null),
                watched);
    }
}
