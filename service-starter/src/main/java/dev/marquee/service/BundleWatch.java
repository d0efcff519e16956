package dev.marquee.service;

import dev.marquee.contract.problem.ProblemType;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.ModelsFolder;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Holds what a service made of the current and of the previous bundle. It looks at {@code models/current} every second,
 * loads a new version beside the old one, and closes an old one after its last reader has left. The services begin to load
 * one after the other, ranking first, so that those that share processors are not all busy with it at once.
 *
 * <p>A bundle that is bad at start stops the service; one that is bad later is counted, logged once, and the old one
 * stays. One that needs something that is not there yet is tried again every second. Thread-safe.
 *
 * @param <T> what the service answers from, for example models with their index
 */
public final class BundleWatch<T extends AutoCloseable> implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BundleWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int HELD = 2;
    private static final String NO_MODEL = "no model yet: run ./marquee train --publish";

    private final ModelsFolder models;
    private final String kind;
    private final Turn turn;
    private final Loader<T> loader;
    private final Duration period;
    private final BundleMeters meters;
    private volatile List<Lease.Shared<T>> held = List.of();
    private @Nullable ScheduledExecutorService clock;
    private @Nullable String lastRefused;
    private String lastSeen = "";
    private int looksAtIt;
    private volatile String awaited = NO_MODEL;

    /**
     * A watch that holds nothing until it is started.
     *
     * @param models the folder of bundles; it need not exist yet
     * @param kind what the bundle serves here, for metrics and log
     * @param turn when a later bundle is loaded
     * @param loader makes a verified bundle ready to answer
     * @param meters where the versions that answer and those that are refused are counted
     */
    public BundleWatch(Path models, String kind, Turn turn, Loader<T> loader, MeterRegistry meters) {
        this(models, kind, turn, loader, meters, PERIOD);
    }

    BundleWatch(Path models, String kind, Turn turn, Loader<T> loader, MeterRegistry meters, Duration period) {
        this.models = new ModelsFolder(models);
        this.kind = kind;
        this.turn = turn;
        this.loader = loader;
        this.period = period;
        this.meters = new BundleMeters(kind, meters);
    }

    /** Which service loads a new bundle when: each a second after the one before. */
    public enum Turn {
        /** Ranking, whose load is the longest. */
        FIRST(0),
        /** Retrieval. */
        SECOND(1),
        /** The gateway. */
        THIRD(2);

        private final int earlierLooks;

        Turn(int earlierLooks) {
            this.earlierLooks = earlierLooks;
        }
    }

    /** Makes a bundle ready to answer. */
    @FunctionalInterface
    public interface Loader<T> {
        /**
         * Opens the models, replays the golden cases, and warms up.
         *
         * @param bundle verified
         * @throws BundleException if it must not be served
         * @throws NotYetException if it cannot be served yet
         */
        T load(Bundle bundle);
    }

    /**
     * Borrows a version; it stays open until the lease is closed.
     *
     * @param version the one asked for, or null for the current one
     * @throws ProblemException 503 if none is loaded yet, 409 if this one is not held
     */
    public Lease<T> lease(@Nullable String version) {
        List<Lease.Shared<T>> now = held;
        if (now.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_READY, "no model is loaded yet");
        }
        for (Lease.Shared<T> each : now) {
            if (version == null || each.version().equals(version)) {
                Optional<Lease<T>> lease = each.borrow();
                // Closed between the two looks: look again at what is held now.
                return lease.isPresent() ? lease.get() : lease(version);
            }
        }
        throw new ProblemException(
                ProblemType.UNKNOWN_VERSION, "version %s is not held; held are %s".formatted(version, versions()));
    }

    /** The versions held, the current one first. */
    public List<String> versions() {
        return held.stream().map(Lease.Shared::version).toList();
    }

    /** Whether a bundle is loaded and warmed up. */
    public boolean ready() {
        return !held.isEmpty();
    }

    /** What the service waits for until it is ready. */
    String awaited() {
        return awaited;
    }

    /**
     * Loads the current bundle, if there is one, and begins to watch.
     *
     * @throws BundleException if it is bad
     */
    @Override
    public synchronized void start() {
        Optional<String> current = models.current();
        current.ifPresent(this::loadIfPossible);
        if (current.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("models", models.path().toAbsolutePath())
                    .log("No model yet: run ./marquee train --publish; this service answers as soon as there is one");
        }
        clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("bundle-watch").factory());
        var _ = clock.scheduleWithFixedDelay(this::look, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        String seen = "";
        try {
            seen = models.current().orElse("");
            if (!seen.isEmpty() && !seen.equals(lastRefused) && isTurn(seen)) {
                loadIfPossible(seen);
                lastRefused = null;
                meters.agreed();
            }
        } catch (RuntimeException | Error e) {
            // An error, such as no memory left for one more model, must not end the watch.
            refuse(seen, e);
        }
    }

    /** The first version, and one that is held already, wait for nobody. */
    private boolean isTurn(String version) {
        looksAtIt = version.equals(lastSeen) ? looksAtIt + 1 : 0;
        lastSeen = version;
        return looksAtIt >= turn.earlierLooks || held.isEmpty() || versions().contains(version);
    }

    /** Once for each bad version, or for each unreadable {@code models/current}. */
    private void refuse(String version, Throwable reason) {
        if (!version.equals(lastRefused)) {
            lastRefused = version;
            meters.refused();
            LOG.atWarn()
                    .addKeyValue("kind", kind)
                    .addKeyValue("held", versions())
                    .log("new model refused, nothing changes: {}", reason.getMessage());
        }
    }

    private void loadIfPossible(String version) {
        try {
            load(version);
            awaited = NO_MODEL;
        } catch (NotYetException e) {
            String reason = String.valueOf(e.getMessage());
            if (!reason.equals(awaited)) {
                awaited = reason;
                LOG.atWarn()
                        .addKeyValue("kind", kind)
                        .addKeyValue("model.version", version)
                        .log("model not loaded yet: {}", reason);
            }
        }
    }

    private void load(String version) {
        List<Lease.Shared<T>> before = held;
        if (!before.isEmpty() && before.getFirst().version().equals(version)) {
            return;
        }
        Optional<Lease.Shared<T>> known =
                before.stream().filter(each -> each.version().equals(version)).findFirst();
        Lease.Shared<T> next = known.orElseGet(() ->
                new Lease.Shared<>(version, before.isEmpty() ? read(version) : Rounds.later(() -> read(version))));
        List<Lease.Shared<T>> others =
                before.stream().filter(each -> each != next).toList();
        held = Stream.concat(Stream.of(next), others.stream()).limit(HELD).toList();
        others.stream().skip(HELD - 1).forEach(Lease.Shared::release);
        meters.loaded(version);
        LOG.atInfo()
                .addKeyValue("kind", kind)
                .addKeyValue("model.version", version)
                .log("model loaded");
        // Loading has left more garbage than an hour of requests; jvm.options has it collected beside them.
        System.gc();
    }

    private T read(String version) {
        try {
            return loader.load(models.open(version));
        } catch (BundleException | NotYetException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            // Natives that are not there show up as a LinkageError around what their loader said.
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new BundleException("bundle %s cannot be loaded: %s".formatted(version, reason.getMessage()), e);
        }
    }

    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.close();
            clock = null;
        }
        List<Lease.Shared<T>> last = held;
        held = List.of();
        last.forEach(Lease.Shared::release);
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }

    /** Before the web server starts, after it stops. */
    @Override
    public int getPhase() {
        return 0;
    }
}
