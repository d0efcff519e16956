package dev.marquee.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a service is started from.
 *
 * @param root the checkout, built
 * @param home the folder with {@code models/} and {@code datasets/}; nothing is written to it
 * @param scratch takes the store and the logs
 * @param database JDBC's address of a database server for the ratings, or null for the embedded store in the scratch folder
 */
public record Installation(
        Path root, Path home, Path scratch, @Nullable String database) {
    private static final String DATABASE_URL = "MARQUEE_DATABASE_URL";

    /** Where the ratings go is for this run to say: those that the load writes must not reach an operator's database. */
    void apply(Map<String, String> environment) {
        environment.remove(DATABASE_URL);
        if (database != null) {
            environment.put(DATABASE_URL, database);
        }
    }

    /**
     * The command that starts a service as {@code ./marquee serve} does.
     *
     * @param models the folder of bundles
     * @param arguments of the service, after the port
     */
    List<String> command(ServiceName name, int port, Path models, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + root.resolve("jvm.options"),
                "@" + root.resolve("service.options"),
                "-Dai.djl.tensorflow.num_intraop_threads=1",
                "-DTENSORFLOW_LIBRARY_PATH=" + root.resolve("tensorflow-runtime/target/natives"),
                "-jar",
                jar(name).toString(),
                "--server.port=" + port,
                "--marquee.models=" + models,
                "--marquee.store=" + scratch.resolve("store"),
                "--marquee.datasets=" + home.resolve("datasets")));
        command.addAll(arguments);
        return command;
    }

    private Path jar(ServiceName name) throws IOException {
        Path target = root.resolve(name.text()).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(name.text() + "-.*-exec\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jar of %s in %s".formatted(name.text(), target)));
        }
    }
}
