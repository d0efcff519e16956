package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.training.TrainingApplication;
import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.dataset.Datasets;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of state with a data set and a bundle trained on it, made by the public command line.
 *
 * @param path the folder
 * @param imported what {@code import --json} answered
 * @param trained what {@code train --json} answered
 */
record TrainedHome(Path path, JsonNode imported, JsonNode trained) {

    /**
     * Imports and trains.
     *
     * @param source what {@code import} is to read, and its options
     */
    static TrainedHome of(Path path, String... source) {
        List<String> importing = new ArrayList<>(List.of("import"));
        importing.addAll(Arrays.asList(source));
        return new TrainedHome(path, run(path, importing), train(path));
    }

    /** Trains on the newest data set of a folder of state and publishes the bundle. */
    private static JsonNode train(Path path) {
        return run(path, List.of("train", "--publish"));
    }

    /** Publishes another bundle, trained in a hurry: whatever it is worth, it is another one. */
    static void publishAnother(Path path) {
        run(path, List.of("train", "--seed", "7", "--epochs", "1"));
        run(path, List.of("publish", "--force"));
    }

    /** The same with newer ratings: those of a source, and those of the home's store. */
    JsonNode retrain(String... source) {
        return run(
                path, Stream.concat(Stream.of("retrain"), Arrays.stream(source)).toList());
    }

    private static JsonNode run(Path home, List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--home", home.toString(), "--json"));
        StringWriter out = new StringWriter();
        ByteArrayOutputStream progress = new ByteArrayOutputStream();
        int exitCode = quietly(progress, arguments, out);
        assertThat(exitCode)
                .as("exit code of %s, which said %s", arguments, progress.toString(StandardCharsets.UTF_8))
                .isZero();
        return JsonMapper.shared().readTree(out.toString());
    }

    /** The progress bars would fill the log of the build. */
    private static int quietly(ByteArrayOutputStream progress, List<String> arguments, StringWriter out) {
        PrintStream before = System.err;
        System.setErr(new PrintStream(progress, true, StandardCharsets.UTF_8));
        try {
            return TrainingApplication.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .execute(arguments.toArray(String[]::new));
        } finally {
            System.setErr(before);
        }
    }

    /** The data set. */
    Dataset dataset() {
        return new Datasets(path.resolve("datasets")).resolve(null);
    }

    /** The folder of bundles. */
    ModelsFolder models() {
        return new ModelsFolder(path.resolve("models"));
    }

    /** The current bundle. */
    Bundle bundle() {
        return models().open(models().current().orElseThrow());
    }

    /** The metrics on held-out ratings. */
    JsonNode evaluation() {
        return trained.path("evaluation");
    }
}
