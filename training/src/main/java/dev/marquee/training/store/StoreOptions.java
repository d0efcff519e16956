package dev.marquee.training.store;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a store. For {@code @Mixin} fields. */
final class StoreOptions {
    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            defaultValue = "${env:MARQUEE_HOME:-.}",
            description = "Folder that holds store/ (default: MARQUEE_HOME, else the working directory).")
    private Path home = Path.of("");

    @Option(
            names = "--database",
            paramLabel = "URL-OR-FOLDER",
            defaultValue = "${env:MARQUEE_DATABASE_URL}",
            description = "The store: jdbc:postgresql://HOST:PORT/DATABASE, or the folder of an embedded one (default:"
                    + " MARQUEE_DATABASE_URL, else store/). User and password are MARQUEE_DATABASE_USER and"
                    + " MARQUEE_DATABASE_PASSWORD, or in the URL.")
    private @Nullable String database;

    /** Where the store is. */
    String address() {
        return database == null || database.isBlank()
                ? home.resolve("store").toAbsolutePath().normalize().toString()
                : database;
    }

    /** The store, which may not exist yet. */
    Store store(Map<String, String> environment) {
        return Store.at(address(), environment);
    }
}
