package dev.marquee.api.access;

import dev.marquee.core.key.ApiKey;
import dev.marquee.core.key.KeysException;
import dev.marquee.core.key.KeysFile;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that are good now. It reads their file every second; one that has become bad is counted and logged once, and the old
 * keys stay. A key whose line did not change keeps what it has used of its limit. Thread-safe.
 *
 * <p>A key is looked up by its digest: how long that takes tells of the digest alone, and nobody can make a key to a digest.
 */
final class KeyRing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Path file;
    private final ApiKey own;
    private final JsonMapper json;
    private final MeterRegistry meters;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("keys").factory());
    private volatile Map<String, Caller> byDigest = Map.of();
    private volatile @Nullable String refused;
    private byte[] seen = {};

    /**
     * Reads the file, and begins to look whether it changes.
     *
     * @param own a key that is good beside those of the file
     * @throws KeysException if the file cannot be used
     */
    KeyRing(Path file, ApiKey own, JsonMapper json, MeterRegistry meters) {
        this.file = file;
        this.own = own;
        this.json = json;
        this.meters = meters;
        read();
        Gauge.builder("access.keys", this, ring -> ring.byDigest.size() - 1)
                .description("Keys that are good")
                .register(meters);
        Gauge.builder("access.keys.refused", this, ring -> ring.refused == null ? 0 : 1)
                .description("1 while the file of keys cannot be used and older ones stay")
                .register(meters);
        var _ = clock.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whose key it is; empty if it is nobody's. */
    Optional<Caller> caller(String key) {
        return Optional.ofNullable(byDigest.get(ApiKey.digest(key)));
    }

    private void look() {
        try {
            read();
            refused = null;
        } catch (RuntimeException e) {
            // Whatever it is: the next look may find a withdrawn key.
            if (!String.valueOf(e.getMessage()).equals(refused)) {
                refused = String.valueOf(e.getMessage());
                LOG.atWarn().log("new keys refused, the old ones stay: {}", e.getMessage());
            }
        }
    }

    private void read() {
        byte[] bytes = KeysFile.read(file);
        if (Arrays.equals(bytes, seen)) {
            return;
        }
        Map<String, Caller> before = byDigest;
        Map<String, Caller> next = new HashMap<>();
        for (ApiKey key : KeysFile.parse(file, bytes)) {
            next.put(key.sha256(), same(before.get(key.sha256()), key));
        }
        next.put(own.sha256(), same(before.get(own.sha256()), own));
        byDigest = next;
        seen = bytes;
        forget(before, next);
        LOG.atInfo().addKeyValue("keys", next.size() - 1).log("keys read");
    }

    private Caller same(@Nullable Caller before, ApiKey key) {
        if (before != null && before.key().equals(key)) {
            return before;
        }
        CallerLimit limit = key.limit() == null ? null : new CallerLimit(key.limit(), json);
        return new Caller(key, limit, CallerMeters.of(key.name(), meters));
    }

    /** Names that are no longer there leave the metrics. */
    private void forget(Map<String, Caller> before, Map<String, Caller> next) {
        before.values().stream()
                .filter(gone -> next.values().stream()
                        .noneMatch(still -> still.key().name().equals(gone.key().name())))
                .forEach(gone -> gone.meters().remove(meters));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
