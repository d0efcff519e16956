package dev.marquee.training.train;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that names a file of parameters. For {@code @Mixin} fields. */
public final class ParametersFile {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--parameters",
            paramLabel = "FILE",
            description = "Train with these parameters, JSON as ./marquee tune prints it (default: the built-in ones).")
    private @Nullable Path file;

    /**
     * What is in the file, or the defaults.
     *
     * @throws ParameterException if the file cannot be used
     */
    public Settings settings(long seed) {
        if (file == null) {
            return Settings.defaults(seed);
        }
        try {
            return SettingsJson.read(file, seed);
        } catch (IllegalArgumentException e) {
            CommandLine line =
                    Objects.requireNonNull(command, "called through picocli").commandLine();
            throw new ParameterException(line, "--parameters " + e.getMessage(), e);
        }
    }
}
