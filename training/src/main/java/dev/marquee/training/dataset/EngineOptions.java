package dev.marquee.training.dataset;

import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say who works. For {@code @Mixin} fields. */
public final class EngineOptions {
    /** Who works. */
    enum Engine {
        /** This process. */
        LOCAL,
        /** Spark, where it is on the class path. */
        SPARK
    }

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--engine",
            paramLabel = "local|spark",
            defaultValue = "local",
            description = "Who works: this process, or executors of Spark; what comes out is the same, byte for byte"
                    + " (default: ${DEFAULT-VALUE}).")
    private Engine engine = Engine.LOCAL;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Spark's master (default: local[*], which is this machine). Its executors must see the same"
                    + " files at the same paths, and may write there, as the same user.")
    private @Nullable String master;

    /** Where Spark finds its processors, or null for this machine's. */
    public @Nullable String master() {
        return master;
    }

    /**
     * What Spark does the work with; empty where this process does it.
     *
     * @param type of which an engine is on the class path if Spark is
     */
    public <E> Optional<E> spark(Class<E> type) {
        CommandSpec called = Objects.requireNonNull(command, "called through picocli");
        if (engine == Engine.LOCAL) {
            if (master != null) {
                throw new ParameterException(called.commandLine(), "--master is Spark's; give --engine spark with it");
            }
            return Optional.empty();
        }
        return Optional.of(ServiceLoader.load(type)
                .findFirst()
                .orElseThrow(() -> new DatasetException(
                        "Spark is not here; start ./marquee %s --engine spark, which builds what it needs"
                                .formatted(called.name()))));
    }
}
