package dev.marquee.training.synthetic;

import dev.marquee.training.train.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Invents rating data of any size in the shape of MovieLens, for ./marquee import.",
            "",
            "Activity and popularity follow power laws, tastes and biases can be learned, and the same numbers give the"
                    + " same files."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  marquee generate tiny/",
            "  marquee generate --users 162000 --movies 62000 --ratings 25000000 --seed 42 synthetic-25m.zip"
        })
public final class GenerateCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "600",
            description = "Users (default: ${DEFAULT-VALUE}).")
    private int users;

    @Option(
            names = "--movies",
            paramLabel = "N",
            defaultValue = "9000",
            description = "Movies (default: ${DEFAULT-VALUE}).")
    private int movies;

    @Option(
            names = "--ratings",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Ratings (default: ${DEFAULT-VALUE}).")
    private long ratings;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Of everything random (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object with the path and the counts.")
    private boolean json;

    @Parameters(
            paramLabel = "OUT",
            description = "The folder to write, or the archive if it ends in .zip; must not exist.")
    private Path out = Path.of("");

    /** Writes the files. */
    @Override
    public Integer call() throws IOException {
        Shape shape = shape();
        if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            throw new CommandLine.ParameterException(command(), out + " exists; give a name that is free");
        }
        try (Target target = new Target(out);
                Progress bar = new Progress("users", shape.users())) {
            new SyntheticFiles(shape).write(target, bar::step);
            target.publish();
        }
        print(new Answer(out.toString(), users, movies, ratings, seed));
        return CommandLine.ExitCode.OK;
    }

    private Shape shape() {
        try {
            return new Shape(users, movies, ratings, seed);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(command(), String.valueOf(e.getMessage()), e);
        }
    }

    private void print(Answer answer) {
        String text = "Wrote %,d ratings of %,d movies by %,d users to %s"
                .formatted(answer.ratings(), answer.movies(), answer.users(), answer.out());
        command().getOut().println(json ? JsonMapper.shared().writeValueAsString(answer) : text);
    }

    /** What {@code --json} prints. */
    private record Answer(String out, int users, int movies, long ratings, long seed) {}

    private CommandLine command() {
        return Objects.requireNonNull(spec, "called through picocli").commandLine();
    }
}
