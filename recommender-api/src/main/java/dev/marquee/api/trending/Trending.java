package dev.marquee.api.trending;

import dev.marquee.api.catalogue.BeforeServing;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.store.Outage;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Knows the movies that trend: reads the deeds of the last ten half-lives anew every few seconds, on a thread of its own, and adds
 * them up. So gateways on one store agree, a restart changes nothing, and what is deleted counts no more. While the store is away
 * the last trends stay. A request reads memory only. Thread-safe.
 */
public final class Trending implements BeforeServing, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Trending.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);

    /** It rests so many times as long as it has read. */
    private static final int REST = 50;

    private final RecentDeeds deeds;
    private final TrendingProperties properties;
    private final Timer timer;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("trending").factory());

    private volatile Trends trends = new Trends(Instant.EPOCH, List.of());
    private boolean started;
    private boolean failing;

    /**
     * Knows nothing yet.
     *
     * @param deeds which this closes
     * @param timer of its reads
     */
    Trending(RecentDeeds deeds, TrendingProperties properties, Timer timer, Clock clock) {
        this.deeds = deeds;
        this.properties = properties;
        this.timer = timer;
        this.clock = clock;
    }

    /** The movies that trend, as they were read last. */
    public Trends now() {
        return trends;
    }

    /**
     * Reads for the first time, unless that was done before, and goes on to read.
     *
     * @throws dev.marquee.service.NotYetException if the database does not answer
     */
    @Override
    public void prepare(ServedBundle bundle) {
        if (started) {
            return;
        }
        try {
            schedule(read());
        } catch (DataAccessException e) {
            throw Outage.orNotYet(e);
        }
        started = true;
    }

    private Duration read() {
        long start = System.nanoTime();
        Instant now = clock.instant();
        Attention attention = new Attention(now, properties.halfLife());
        deeds.visit(now.minus(properties.window()).toEpochMilli(), now.toEpochMilli(), attention::add);
        trends = attention.trends();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        timer.record(took);
        return took;
    }

    private void schedule(Duration took) {
        Duration rest = took.multipliedBy(REST);
        Duration pause = rest.compareTo(SHORTEST_PAUSE) > 0 ? rest : SHORTEST_PAUSE;
        try {
            var _ = thread.schedule(this::readAgain, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("closed meanwhile");
        }
    }

    /** Of an outage the log has a line already; anything else that goes wrong gets one here. */
    private void readAgain() {
        Duration took = Duration.ZERO;
        try {
            took = read();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing && !thread.isShutdown()) {
                LOG.atWarn().log("deeds cannot be read; the last trends stay: {}", e.getMessage());
            }
            failing = true;
        } finally {
            schedule(took);
        }
    }

    /** Reads no more. */
    @Override
    public void close() {
        thread.shutdownNow();
        deeds.close();
    }
}
