package dev.marquee.training.publish;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Manifest;
import dev.marquee.core.bundle.ModelsFolder;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One attempt to make a bundle the current one. Whoever makes it holds {@link ModelsFolder#work()}. Not thread-safe.
 */
public final class Promotion {
    private final ModelsFolder models;
    private final Limits limits;
    private final Consumer<String> say;
    private final List<Check> checks = new ArrayList<>();

    /**
     * An attempt.
     *
     * @param say told in lines for people what is found
     */
    public Promotion(ModelsFolder models, Consumer<String> say) {
        this(models, Limits.DEFAULT, say);
    }

    Promotion(ModelsFolder models, Limits limits, Consumer<String> say) {
        this.models = models;
        this.limits = limits;
        this.say = say;
    }

    /**
     * Checks a bundle and, if it passes, makes it the current one.
     *
     * @param force whether only altered files and other outputs than in training may stop it; its manifest then says so,
     *     which makes it another version
     * @throws BundleException if its manifest, or {@code models/current}, cannot be read
     */
    public Outcome publish(String version, boolean force) throws IOException {
        Manifest manifest = models.manifest(version);
        Optional<String> before = models.current();
        say.accept("Bundle %s of %s, %s%n".formatted(version, manifest.dataset(), stated(manifest)));
        Optional<Bundle> sound = check(version);
        List<String> failed = checks.stream()
                .filter(check -> !check.passed())
                .map(Check::reason)
                .toList();
        if (sound.isPresent() && (failed.isEmpty() || force)) {
            Bundle bundle = force ? forced(sound.get(), failed) : sound.get();
            models.makeCurrent(bundle);
            say.accept(published(version, bundle.version(), before));
            return outcome(bundle.version(), manifest, true, force, before);
        }
        say.accept("Bundle %s stays unpublished, since %d of %d checks failed; %s%n"
                .formatted(
                        version,
                        failed.size(),
                        checks.size(),
                        before.map(current -> current + " is still the current one")
                                .orElse("there is still no current one")));
        return outcome(version, manifest, false, false, before);
    }

    private static String published(String asked, String version, Optional<String> before) {
        String name = asked.equals(version) ? version : asked + ", by force and therefore as " + version;
        String undo = before.filter(other -> !other.equals(version))
                .map(other -> "; ./marquee rollback returns to " + other)
                .orElse("");
        return "Published bundle %s%s%n".formatted(name, undo);
    }

    private static String stated(Manifest manifest) {
        Manifest.Measured measured = manifest.measured();
        return measured == null
                ? "which states no costs"
                : "which took %.0f ms to load and %.2f ms for a request (p99 %.2f ms) on %s"
                        .formatted(
                                measured.loadMillis(), measured.p50Millis(), measured.p99Millis(), measured.machine());
    }

    /** The bundle, if its files and outputs are those of training. */
    private Optional<Bundle> check(String version) throws IOException {
        Gate gate = new Gate(models, limits, this::found);
        try (LoadedBundle loaded = gate.open(version)) {
            gate.check(loaded);
            return Optional.of(loaded.bundle());
        } catch (BundleException e) {
            found(new Check("files, golden replay", String.valueOf(e.getMessage()), "as in training", false));
            return Optional.empty();
        }
    }

    private void found(Check check) {
        checks.add(check);
        say.accept("  " + check.text() + System.lineSeparator());
    }

    private Bundle forced(Bundle bundle, List<String> failed) throws IOException {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return models.forced(bundle, new Manifest.Forced(now, bundle.version(), failed));
    }

    private Outcome outcome(
            String version, Manifest manifest, boolean published, boolean forced, Optional<String> before) {
        return new Outcome(
                version,
                published,
                forced,
                before.orElse(null),
                checks,
                Scores.of(manifest).orElse(null),
                manifest.bytes(),
                manifest.measured());
    }
}
