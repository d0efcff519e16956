package dev.marquee.core.store;

import java.nio.file.Path;

/** The store of ratings without a server: a database of SQLite in a folder. */
public final class EmbeddedStore {
    private EmbeddedStore() {}

    /** The database in a folder, usually {@code store/}; others with its name and more belong to it. */
    public static Path file(Path folder) {
        return folder.resolve("ratings.sqlite");
    }
}
