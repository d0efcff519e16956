package dev.marquee.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.marquee.contract.problem.ProblemType;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Role;
import dev.marquee.service.BundleWatch.Turn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link BundleWatch}: what is held, for whom, and for how long. */
class BundleWatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path models;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger loads = new AtomicInteger();
    private BundleWatch<Model> watch;

    /** Knows whether it was closed. */
    static final class Model implements AutoCloseable {
        final long seed;
        volatile boolean closed;

        Model(long seed) {
            this.seed = seed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private BundleWatch<Model> start() {
        watch = new BundleWatch<>(
                models,
                "probe",
                Turn.FIRST,
                bundle -> {
                    loads.incrementAndGet();
                    if (bundle.manifest().seed() < 0) {
                        throw new BundleException("golden replay: value 0 is 1.0 here, 2.0 when it was trained");
                    }
                    return new Model(bundle.manifest().seed());
                },
                meters,
                Duration.ofMillis(20));
        watch.start();
        return watch;
    }

    @AfterEach
    void stop() {
        if (watch != null) {
            watch.stop();
        }
    }

    private void awaitVersions(Bundle... newestFirst) {
        List<String> versions =
                List.of(newestFirst).stream().map(Bundle::version).toList();
        await().atMost(PATIENCE).until(() -> watch.versions().equals(versions));
    }

    private double reloads(String outcome) {
        return meters.counter("model.reload", "kind", "probe", "outcome", outcome)
                .count();
    }

    private double refusing() {
        return meters.get("model.refused").tag("kind", "probe").gauge().value();
    }

    @Test
    void holdsTheCurrentBundleFromTheStart() throws Exception {
        Bundle bundle = Bundles.publish(models, 1);
        start();
        assertThat(watch.ready()).isTrue();
        assertThat(watch.versions()).containsExactly(bundle.version());
        try (Lease<Model> lease = watch.lease(null)) {
            assertThat(lease.version()).isEqualTo(bundle.version());
            assertThat(lease.get().seed).isEqualTo(1);
        }
    }

    @Test
    void waitsForAModelWhereThereIsNoneYet() throws Exception {
        models = models.resolve("absent");
        start();
        assertThat(watch.ready()).isFalse();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> watch.lease(null))
                .returns(ProblemType.NOT_READY, ProblemException::type);
        Bundle bundle = Bundles.publish(models, 1);
        awaitVersions(bundle);
        assertThat(watch.ready()).isTrue();
    }

    @Test
    void keepsThePreviousVersionBesideTheCurrentOne() throws Exception {
        Bundle first = Bundles.publish(models, 1);
        start();
        Bundle second = Bundles.publish(models, 2);
        awaitVersions(second, first);
        try (Lease<Model> newest = watch.lease(null);
                Lease<Model> previous = watch.lease(first.version())) {
            assertThat(newest.get().seed).isEqualTo(2);
            assertThat(previous.get().seed).isEqualTo(1);
        }
        assertThat(meters.get("model.info").gauges())
                .extracting(gauge -> gauge.getId().getTag("model.version"))
                .containsExactly(second.version());
        assertThat(meters.get("model.loaded.timestamp").gauges())
                .singleElement()
                .satisfies(gauge -> {
                    assertThat(gauge.getId().getTag("model.version")).isEqualTo(second.version());
                    assertThat(gauge.value()).isCloseTo(Instant.now().getEpochSecond(), within(60.0));
                });
    }

    @Test
    void closesAnOldVersionOnlyAfterItsLastReaderHasLeft() throws Exception {
        Bundle first = Bundles.publish(models, 1);
        start();
        Lease<Model> reader = watch.lease(first.version());
        Bundle second = Bundles.publish(models, 2);
        awaitVersions(second, first);
        Bundle third = Bundles.publish(models, 3);
        awaitVersions(third, second);
        assertThat(reader.get().closed).isFalse();
        reader.close();
        reader.close();
        assertThat(reader.get().closed).isTrue();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> watch.lease(first.version()))
                .returns(ProblemType.UNKNOWN_VERSION, ProblemException::type)
                .withMessageContaining(first.version())
                .withMessageContaining(third.version());
    }

    @Test
    void goesBackToAHeldVersionWithoutLoadingItAgain() throws Exception {
        Bundle first = Bundles.publish(models, 1);
        start();
        Bundle second = Bundles.publish(models, 2);
        awaitVersions(second, first);
        Files.writeString(models.resolve("current"), first.version() + "\n");
        awaitVersions(first, second);
        assertThat(loads).hasValue(2);
    }

    @Test
    void keepsTheOldVersionWhenTheNewOneIsRefused() throws Exception {
        Bundle good = Bundles.publish(models, 1);
        start();
        Bundles.publish(models, -1);
        await().atMost(PATIENCE).until(() -> reloads("refused") == 1);
        // Looked at again and again, but neither loaded nor counted.
        Thread.sleep(200);
        assertThat(loads).hasValue(2);
        assertThat(reloads("refused")).isEqualTo(1);
        assertThat(refusing()).as("as long as models/current names it").isEqualTo(1);
        assertThat(watch.versions()).containsExactly(good.version());
        Bundle better = Bundles.publish(models, 2);
        awaitVersions(better, good);
        assertThat(reloads("success")).isEqualTo(2);
        await().atMost(PATIENCE).until(() -> refusing() == 0);
    }

    @Test
    void refusesNothingAnyMoreWhenTheOldVersionIsNamedAgain() throws Exception {
        Bundle good = Bundles.publish(models, 1);
        start();
        assertThat(refusing()).isZero();
        Bundles.publish(models, -1);
        await().atMost(PATIENCE).until(() -> refusing() == 1);
        Files.writeString(models.resolve("current"), good.version() + "\n");
        await().atMost(PATIENCE).until(() -> refusing() == 0);
    }

    @Test
    void triesABundleAgainThatCannotBeServedYet() throws Exception {
        Bundle bundle = Bundles.publish(models, 1);
        AtomicBoolean there = new AtomicBoolean();
        watch = new BundleWatch<>(
                models,
                "probe",
                Turn.FIRST,
                _ -> {
                    if (!there.get()) {
                        throw new NotYetException("the database does not answer yet", new IllegalStateException());
                    }
                    return new Model(1);
                },
                meters,
                Duration.ofMillis(20));
        watch.start();
        assertThat(watch.ready()).isFalse();
        assertThat(watch.awaited()).isEqualTo("the database does not answer yet");
        there.set(true);
        awaitVersions(bundle);
        assertThat(reloads("refused")).isZero();
    }

    @Test
    void servicesLoadALaterBundleInTurn() throws Exception {
        Bundle first = Bundles.publish(models, 1);
        List<Turn> loaded = new CopyOnWriteArrayList<>();
        List<BundleWatch<Model>> services = Stream.of(Turn.THIRD, Turn.FIRST, Turn.SECOND)
                .map(turn -> inTurn(turn, loaded))
                .toList();
        try {
            services.forEach(BundleWatch::start);
            loaded.clear();
            Bundles.publish(models, 2);
            await().atMost(PATIENCE).until(() -> loaded.size() == services.size());
            assertThat(loaded).containsExactly(Turn.FIRST, Turn.SECOND, Turn.THIRD);

            // What is held comes back at once.
            Files.writeString(models.resolve("current"), first.version() + "\n");
            await().atMost(PATIENCE)
                    .until(() -> services.stream()
                            .allMatch(each -> each.versions().getFirst().equals(first.version())));
            assertThat(loaded).hasSize(services.size());
        } finally {
            services.forEach(BundleWatch::stop);
        }
    }

    private BundleWatch<Model> inTurn(Turn turn, List<Turn> loaded) {
        return new BundleWatch<>(
                models,
                turn.name(),
                turn,
                bundle -> {
                    loaded.add(turn);
                    return new Model(bundle.manifest().seed());
                },
                meters,
                Duration.ofMillis(300));
    }

    @Test
    void neverClosesWhatSomebodyReads() throws Exception {
        Bundles.publish(models, 0);
        start();
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = IntStream.range(0, 8)
                    .<Future<?>>mapToObj(_ -> readers.submit(() -> {
                        while (!done.get()) {
                            try (Lease<Model> lease = watch.lease(null)) {
                                Model model = lease.get();
                                Thread.sleep(1);
                                assertThat(model.closed).isFalse();
                                reads.incrementAndGet();
                            }
                        }
                        return null;
                    }))
                    .toList();
            for (int seed = 1; seed <= 10; seed++) {
                String version = Bundles.publish(models, seed).version();
                await().atMost(PATIENCE).until(() -> watch.versions().getFirst().equals(version));
            }
            done.set(true);
            for (Future<?> reader : all) {
                reader.get();
            }
        }
        assertThat(reads).hasPositiveValue();
        assertThat(watch.versions()).hasSize(2);
    }

    @Test
    void saysWhatTheLoaderOfNativesSaid() throws Exception {
        Bundles.publish(models, 1);
        watch = new BundleWatch<>(
                models,
                "probe",
                Turn.FIRST,
                _ -> {
                    throw new ExceptionInInitializerError(new IllegalStateException("libraries are not there"));
                },
                meters);
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(watch::start)
                .withMessageContaining("cannot be loaded: libraries are not there");
    }

    @Test
    void keepsTheOldVersionWhenCurrentIsNotAVersion() throws Exception {
        Bundle good = Bundles.publish(models, 1);
        start();
        Files.writeString(models.resolve("current"), "../../etc/passwd");
        await().atMost(PATIENCE).until(() -> reloads("refused") == 1);
        assertThat(watch.versions()).containsExactly(good.version());
    }

    @Test
    void doesNotStartOnAnAlteredBundle() throws Exception {
        Bundle bundle = Bundles.publish(models, 1);
        Files.writeString(bundle.path(Role.GOLDEN), "other");
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(this::start)
                .withMessageContaining("golden.json")
                .withMessageContaining(bundle.version());
    }

    @Test
    void doesNotStartOnABundleThatTheLoaderRefuses() throws Exception {
        Bundles.publish(models, -1);
        assertThatExceptionOfType(BundleException.class).isThrownBy(this::start).withMessageContaining("golden replay");
    }

    @Test
    void closesWhatItHoldsWhenItStops() throws Exception {
        Bundles.publish(models, 1);
        start();
        Model model;
        try (Lease<Model> lease = watch.lease(null)) {
            model = lease.get();
            watch.stop();
            assertThat(model.closed).isFalse();
        }
        assertThat(model.closed).isTrue();
    }
}
