package dev.marquee.api.event;

import static dev.marquee.api.event.Events.T0;
import static dev.marquee.api.event.Events.impression;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@link Attribution}. */
class AttributionTest {
    private static final Duration WINDOW = Duration.ofSeconds(100);

    private static StoredEvent shown(String id, int movieId, int seconds, String request) {
        return new StoredEvent(impression("ann", id, movieId, seconds, request, 1), 0);
    }

    private static Outcome outcome(Outcome.Kind kind, int movieId, int seconds, String request) {
        return new Outcome(kind, movieId, T0.plusSeconds(seconds), request, 0);
    }

    private static Map<String, Set<Outcome.Kind>> joined(List<StoredEvent> events, List<Outcome> outcomes) {
        Map<String, Set<Outcome.Kind>> joined = new HashMap<>();
        Attribution.of(events, outcomes, WINDOW)
                .forEach(
                        (impression, kinds) -> joined.put(impression.event().eventId(), new TreeSet<>(kinds.keySet())));
        return joined;
    }

    @Test
    void anOutcomeBelongsToTheNewestImpressionBeforeIt() {
        List<StoredEvent> events = List.of(shown("a", 7, 0, "r1"), shown("b", 7, 10, "r2"), shown("c", 7, 30, "r3"));
        assertThat(joined(events, List.of(outcome(Outcome.Kind.CLICK, 7, 20, null))))
                .isEqualTo(Map.of("b", Set.of(Outcome.Kind.CLICK)));
    }

    @Test
    void theListDecidesWhereItIsKnown() {
        List<StoredEvent> events = List.of(shown("a", 7, 0, "r1"), shown("b", 7, 10, "r2"));
        assertThat(joined(events, List.of(outcome(Outcome.Kind.CLICK, 7, 20, "r1"))))
                .isEqualTo(Map.of("a", Set.of(Outcome.Kind.CLICK)));
        assertThat(joined(events, List.of(outcome(Outcome.Kind.CLICK, 7, 20, "other"))))
                .isEmpty();
    }

    @Test
    void theWindowHasAnEndAndABeginning() {
        List<StoredEvent> events = List.of(shown("a", 7, 0, "r1"));
        assertThat(joined(events, List.of(outcome(Outcome.Kind.WATCH, 7, 100, null))))
                .hasSize(1);
        assertThat(joined(events, List.of(outcome(Outcome.Kind.WATCH, 7, 101, null))))
                .isEmpty();
        assertThat(joined(events, List.of(outcome(Outcome.Kind.WATCH, 7, 0, null))))
                .hasSize(1);
        assertThat(joined(events, List.of(outcome(Outcome.Kind.WATCH, 7, -1, null))))
                .isEmpty();
        assertThat(joined(events, List.of(outcome(Outcome.Kind.WATCH, 8, 50, null))))
                .isEmpty();
    }

    @Test
    void theFirstOfAKindCounts() {
        List<StoredEvent> events = List.of(shown("a", 7, 0, "r1"));
        Outcome first = new Outcome(Outcome.Kind.RATING, 7, T0.plusSeconds(1), null, 2);
        Outcome second = new Outcome(Outcome.Kind.RATING, 7, T0.plusSeconds(2), null, 5);
        assertThat(Attribution.of(events, List.of(first, second), WINDOW).get(events.getFirst()))
                .isEqualTo(Map.of(Outcome.Kind.RATING, first));
    }

    @Test
    void agreesWithTryingEveryPair() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<StoredEvent> events = new ArrayList<>();
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                events.add(shown("e" + i, random.nextInt(4), i * 10 + random.nextInt(10), "r" + random.nextInt(3)));
                Outcome.Kind kind = Outcome.Kind.values()[random.nextInt(4)];
                String request = random.nextBoolean() ? null : "r" + random.nextInt(3);
                outcomes.add(outcome(kind, random.nextInt(4), random.nextInt(400), request));
            }
            outcomes.sort(Comparator.comparing(Outcome::at));
            Map<String, Set<Outcome.Kind>> expected = new HashMap<>();
            for (Outcome outcome : outcomes) {
                events.stream()
                        .map(StoredEvent::event)
                        .filter(event -> event.movieId() == outcome.movieId())
                        .filter(event -> outcome.requestId() == null
                                || outcome.requestId().equals(event.list().requestId()))
                        .filter(event -> {
                            long after =
                                    Duration.between(event.at(), outcome.at()).toSeconds();
                            return after >= 0 && after <= WINDOW.toSeconds();
                        })
                        .max(Comparator.comparing(Event::at))
                        .ifPresent(event -> expected.computeIfAbsent(event.eventId(), id -> new TreeSet<>())
                                .add(outcome.kind()));
            }
            assertThat(joined(events, outcomes)).isEqualTo(expected);
        }
    }
}
