package dev.marquee.training.dataset;

import dev.marquee.training.TrainingApplication;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Runs commands in a state folder of their own, next to a source folder that the test fills. */
final class Cli {
    private final Path home;
    private final Path source;

    Cli(Path folder) {
        home = folder.resolve("home");
        source = folder.resolve("my-films");
    }

    /** What a command answered. */
    record Answer(int exitCode, String out, String err) {
        JsonNode json() {
            return Json.MAPPER.readTree(out);
        }

        /** The rejections of the report, each as {@code file: cause: n rows (lines …)}. */
        List<String> rejections() {
            var rejections = new ArrayList<String>();
            for (JsonNode rejection : json().at("/report/rejected")) {
                rejections.add("%s: %s: %d %s"
                        .formatted(
                                rejection.get("file").asString(),
                                rejection.get("cause").asString(),
                                rejection.get("rows").asInt(),
                                rejection.get("lines").toString().replaceAll("\\s", "")));
            }
            return rejections;
        }
    }

    /** Writes a source file of those lines. */
    Cli file(String name, String... lines) throws IOException {
        return file(name, StandardCharsets.UTF_8, lines);
    }

    Cli file(String name, Charset charset, String... lines) throws IOException {
        return file(name, (String.join("\n", lines) + "\n").getBytes(charset));
    }

    Cli file(String name, byte[] content) throws IOException {
        Path file = source.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return this;
    }

    /** Two movies and the given ratings. */
    Cli ratings(String... rows) throws IOException {
        file("movies.csv", "movieId,title,genres", "1,Toy Story (1995),Animation|Comedy", "2,Heat (1995),Crime");
        var lines = new ArrayList<>(List.of("userId,movieId,rating,timestamp"));
        lines.addAll(Arrays.asList(rows));
        return file("ratings.csv", lines.toArray(String[]::new));
    }

    Answer importSource(String... options) {
        var arguments = new ArrayList<>(List.of("import", source.toString()));
        arguments.addAll(Arrays.asList(options));
        return run(arguments.toArray(String[]::new));
    }

    Answer run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(1, List.of("--home", home.toString()));
        int exitCode = TrainingApplication.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Answer(exitCode, out.toString(), err.toString());
    }

    Path source() {
        return source;
    }

    Path source(String name) {
        return source.resolve(name);
    }

    Datasets datasets() {
        return new Datasets(home.resolve("datasets"));
    }

    /** What is in the folder of data sets, without the lock. */
    List<String> left() throws IOException {
        Path folder = datasets().folder();
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }
}
