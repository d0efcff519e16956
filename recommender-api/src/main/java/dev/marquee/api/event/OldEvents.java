package dev.marquee.api.event;

import dev.marquee.api.feedback.JdbcFeedbackStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Deletes events of the SQL database that are older than they are kept, and mutes that have ended, every hour, a few at a time. What
 * Cassandra holds ends by itself.
 */
final class OldEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OldEvents.class);
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Duration FIRST = Duration.ofMinutes(5);

    private final JdbcEventStore events;
    private final JdbcFeedbackStore feedback;
    private final Duration keep;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("old-events").factory());

    OldEvents(JdbcEventStore events, JdbcFeedbackStore feedback, Duration keep, Clock clock) {
        this.events = events;
        this.feedback = feedback;
        this.keep = keep;
        this.clock = clock;
    }

    /** Begins with it. */
    void start() {
        var _ = thread.scheduleWithFixedDelay(this::delete, FIRST.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Deletes all that are too old; what fails is tried again an hour later. */
    void delete() {
        try {
            long deleted = 0;
            int some;
            do {
                Instant now = clock.instant();
                some = events.deleteBefore(now.minus(keep))
                        // What has ended still tells an event that comes late that it is too late.
                        + feedback.deleteOld(now.minus(keep), now.minus(EventReader.OLDEST));
                deleted += some;
            } while (some > 0 && !thread.isShutdown());
            LOG.atDebug().addKeyValue("events", deleted).log("old events deleted");
        } catch (DataAccessException e) {
            LOG.atWarn().log("old events were not deleted: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
