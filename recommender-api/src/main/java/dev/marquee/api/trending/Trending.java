package dev.marquee.api.trending;

import dev.marquee.api.catalogue.BeforeServing;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Outage;
import dev.marquee.api.trending.RecentDeeds.Kind;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Knows the movies that trend: reads the deeds of the last ten half-lives anew every few seconds, on a thread of its own, and adds
 * them up. So gateways on one store agree, a restart changes nothing, and what is deleted counts no more. While the store is away
 * the last trends stay. A request reads memory only. Thread-safe.
 */
public final class Trending implements BeforeServing, AutoCloseable {
    /** Rows of one kind that are read at most, the newest: what reading costs does not grow with the number of events. */
    static final int MOST = 200_000;

    /** Rows of one read, whose time is bounded. */
    static final int AT_ONCE = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Trending.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);

    /** It rests so many times as long as it has read. */
    private static final int REST = 50;

    private final RecentDeeds deeds;
    private final BoundedCalls reads;
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
     * @param timer of its reads
     */
    Trending(RecentDeeds deeds, BoundedCalls reads, TrendingProperties properties, Timer timer, Clock clock) {
        this.deeds = deeds;
        this.reads = reads;
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
        for (Kind kind : Kind.values()) {
            add(kind, now, attention);
        }
        trends = attention.trends();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        timer.record(took);
        return took;
    }

    private void add(Kind kind, Instant now, Attention attention) {
        long from = now.minus(properties.window()).toEpochMilli();
        RecentDeeds.Row last = null;
        int rows = 0;
        List<RecentDeeds.Row> page;
        do {
            page = page(kind, from, now.toEpochMilli(), last);
            page.forEach(row -> attention.add(row.deed()));
            rows += page.size();
            last = page.isEmpty() ? null : page.getLast();
        } while (page.size() == AT_ONCE && rows < MOST);
    }

    private List<RecentDeeds.Row> page(Kind kind, long from, long until, RecentDeeds.@Nullable Row after) {
        return reads.call(() -> deeds.page(kind, from, until, after, AT_ONCE));
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
        reads.close();
    }
}
