package dev.marquee.api.event;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.event.Event.Place;
import dev.marquee.api.rating.AfterRating;
import dev.marquee.api.rating.RatingStore;
import dev.marquee.api.rating.StoredRating;
import dev.marquee.api.recommendation.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Tells from events how good the lists are that people see: counts what was shown, joins it to what followed, and counts that.
 * It joins on a thread of its own, so nobody's answer waits for it; what it cannot keep up with is joined with the next event
 * of the same person, and a metric says so. Thread-safe.
 */
final class LiveQuality implements AfterRating, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveQuality.class);
    private static final int MOST_WAITING = 100_000;
    private static final int MOST_RATINGS = 1_000;

    private final EventStore events;
    private final RatingStore ratings;
    private final ServedBundles bundles;
    private final Duration window;
    private final QualityMeters meters;
    private final Coverage coverage;
    private final WaitingUsers waiting = new WaitingUsers(MOST_WAITING);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("live-quality").unstarted(this::joinAll);
    private volatile @Nullable ShownLists lists;

    LiveQuality(
            EventStore events,
            RatingStore ratings,
            ServedBundles bundles,
            Duration window,
            QualityMeters meters,
            Coverage coverage) {
        this.events = events;
        this.ratings = ratings;
        this.bundles = bundles;
        this.window = window;
        this.meters = meters;
        this.coverage = coverage;
    }

    /** Begins to join. */
    void start() {
        thread.start();
    }

    /**
     * A batch is durable; counts it and returns.
     *
     * @param fresh events that were not known
     * @param repeated number of those that were
     */
    void happened(List<Event> fresh, int repeated) {
        meters.repeated(repeated);
        fresh.forEach(event -> meters.received(event.kind()));
        shown(fresh.stream()
                .filter(event -> event.kind() == EventKind.IMPRESSION)
                .toList());
        fresh.forEach(event -> joinLater(event.userId(), event.at()));
    }

    @Override
    public void rated(String userId, StoredRating rating) {
        joinLater(userId, rating.ratedAt());
    }

    private void joinLater(String userId, Instant at) {
        if (!waiting.add(userId, at)) {
            meters.unread();
        }
    }

    private void shown(List<Event> impressions) {
        ShownLists known = lists(bundles.current());
        for (Event event : impressions) {
            Place place = Objects.requireNonNull(event.list());
            meters.shown(
                    Objects.requireNonNull(place.source()),
                    Objects.requireNonNull(place.rank()),
                    known.isPopular(event.movieId()));
            if (known.bundle().movie(event.movieId()).isPresent()) {
                coverage.shown(event.movieId());
            }
        }
        known.diversities(impressions).forEach(meters::list);
    }

    private ShownLists lists(ServedBundle bundle) {
        ShownLists known = lists;
        if (known == null || known.bundle().catalog() != bundle.catalog()) {
            known = ShownLists.of(bundle);
            lists = known;
        }
        return known;
    }

    private void joinAll() {
        try {
            while (true) {
                join(waiting.take());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void join(WaitingUsers.Waiting user) {
        try {
            join(user.userId(), user.since().minus(window));
        } catch (DataAccessException e) {
            // The next event of this person joins what this one did not.
            meters.unread();
            LOG.atDebug().setCause(e).log("what followed could not be joined");
        }
    }

    private void join(String userId, Instant since) {
        List<StoredEvent> known = events.since(userId, since);
        if (!known.isEmpty()) {
            Attribution.of(known, outcomes(userId, known, since), window).forEach(this::follow);
        }
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

    /** Ends at once: what still waits is joined with the next event of the same person. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
