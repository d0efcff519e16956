package dev.marquee.api.event;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.event.Event.Place;
import dev.marquee.api.rating.AfterRating;
import dev.marquee.api.rating.RatingStore;
import dev.marquee.api.rating.StoredRating;
import dev.marquee.api.recommendation.Source;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Tells from events how good the lists are that people see: it joins impressions to what followed them and counts. It works
 * on a thread of its own, so nobody's answer waits for it; what it cannot keep up with is not counted, and a metric says so.
 * Thread-safe.
 */
final class LiveQuality implements AfterRating, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveQuality.class);
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_RATINGS = 1_000;

    private final EventStore events;
    private final RatingStore ratings;
    private final ServedBundles bundles;
    private final EventProperties properties;
    private final QualityMeters meters;
    private final Coverage coverage;
    private final Clock clock;
    private final ExecutorService thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("live-quality").factory());
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private @Nullable ShownLists lists;

    LiveQuality(
            EventStore events,
            RatingStore ratings,
            ServedBundles bundles,
            EventProperties properties,
            QualityMeters meters,
            Coverage coverage,
            Clock clock) {
        this.events = events;
        this.ratings = ratings;
        this.bundles = bundles;
        this.properties = properties;
        this.meters = meters;
        this.coverage = coverage;
        this.clock = clock;
    }

    /**
     * A batch is durable; returns at once.
     *
     * @param fresh events that were not known
     * @param repeated number of those that were
     */
    void happened(List<Event> fresh, int repeated) {
        meters.repeated(repeated);
        fresh.forEach(event -> meters.received(event.kind()));
        List<Event> impressions = fresh.stream()
                .filter(event -> event.kind() == EventKind.IMPRESSION)
                .toList();
        later(() -> shown(impressions));
        fresh.stream().map(Event::userId).distinct().forEach(this::joinLater);
    }

    @Override
    public void rated(String userId, StoredRating rating) {
        joinLater(userId);
    }

    /** Once for a user who waits already. */
    private void joinLater(String userId) {
        if (waiting.add(userId) && !later(() -> joinNow(userId))) {
            waiting.remove(userId);
        }
    }

    private boolean later(Runnable work) {
        try {
            thread.execute(work);
            return true;
        } catch (RejectedExecutionException tooMany) {
            meters.unread();
            return false;
        }
    }

    private void shown(List<Event> impressions) {
        ShownLists known = lists(bundles.current());
        for (Event event : impressions) {
            Place place = Objects.requireNonNull(event.list());
            coverage.shown(event.movieId());
            meters.shown(
                    Objects.requireNonNull(place.source()),
                    Objects.requireNonNull(place.rank()),
                    known.isPopular(event.movieId()));
        }
        known.diversities(impressions).forEach(meters::list);
    }

    /** On this class's thread only. */
    private ShownLists lists(ServedBundle bundle) {
        ShownLists known = lists;
        if (known == null || !known.bundle().equals(bundle)) {
            known = ShownLists.of(bundle);
            lists = known;
        }
        return known;
    }

    private void joinNow(String userId) {
        waiting.remove(userId);
        try {
            join(userId);
        } catch (DataAccessException e) {
            // The next event of this user joins what this one did not.
            meters.unread();
            LOG.atDebug().setCause(e).log("what followed could not be joined");
        }
    }

    private void join(String userId) {
        Instant since = clock.instant().minus(properties.window().multipliedBy(2));
        List<StoredEvent> known = events.since(userId, since);
        if (known.isEmpty()) {
            return;
        }
        Attribution.of(known, outcomes(userId, known, since), properties.window())
                .forEach(this::follow);
    }

    private List<Outcome> outcomes(String userId, List<StoredEvent> known, Instant since) {
        List<Outcome> outcomes = new ArrayList<>();
        for (StoredEvent stored : known) {
            Event event = stored.event();
            String requestId = event.list() == null ? null : event.list().requestId();
            switch (event.kind()) {
                case CLICK -> outcomes.add(new Outcome(Outcome.Kind.CLICK, event.movieId(), event.at(), requestId, 0));
                case WATCH -> outcomes.add(new Outcome(Outcome.Kind.WATCH, event.movieId(), event.at(), requestId, 0));
                case IMPRESSION -> {}
            }
        }
        for (StoredRating rating : ratings.page(userId, MOST_RATINGS, null).ratings()) {
            if (!rating.ratedAt().isBefore(since)) {
                outcomes.add(rating(Outcome.Kind.RATING, rating));
                if (rating.rating() >= Outcome.Kind.LIKED) {
                    outcomes.add(rating(Outcome.Kind.LIKE, rating));
                }
            }
        }
        outcomes.sort(Comparator.comparing(Outcome::at));
        return outcomes;
    }

    private static Outcome rating(Outcome.Kind kind, StoredRating rating) {
        return new Outcome(kind, rating.movieId(), rating.ratedAt(), null, rating.rating());
    }

    /** Counts what is new; of several gateways that see it, one. */
    private void follow(StoredEvent impression, Map<Outcome.Kind, Outcome> outcomes) {
        int followed = impression.followed();
        for (Outcome.Kind kind : outcomes.keySet()) {
            followed |= kind.code();
        }
        if (followed == impression.followed() || !events.follow(impression, followed)) {
            return;
        }
        Place place = Objects.requireNonNull(impression.event().list());
        Source source = place.source();
        outcomes.forEach((kind, outcome) -> {
            if ((impression.followed() & kind.code()) == 0 && source != null) {
                meters.followed(kind, source, Objects.requireNonNull(place.rank()));
                if (kind == Outcome.Kind.RATING && place.predictedRating() != null) {
                    meters.rated(place.predictedRating(), outcome.rating());
                }
            }
        });
    }

    /** Ends after what it is doing. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
