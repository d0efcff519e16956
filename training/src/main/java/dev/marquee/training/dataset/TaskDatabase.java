package dev.marquee.training.dataset;

import dev.marquee.core.file.DurableFile;
import dev.marquee.training.duckdb.DuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a task works with: a database of one thread, and a folder for what nobody else sees. For one thread; close it, which
 * deletes the folder.
 *
 * @param folder of the task
 * @param database of the task
 */
record TaskDatabase(Path folder, DuckDb database) implements AutoCloseable {

    /** A new one, inside the folder of an import. */
    static TaskDatabase in(Path work) throws IOException {
        Path folder = Files.createDirectory(DurableFile.unused(work, ".task-"));
        return new TaskDatabase(folder, DuckDb.ofOneThread(folder.resolve("spill")));
    }

    /** A file or folder of that name, for this task alone. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** Writes the rows of a query as Parquet to a place that others see: it is there as a whole, or not at all. */
    void write(String query, Path place) throws IOException {
        Path beside = file("written");
        database.execute("COPY (%s) TO %s (FORMAT parquet)".formatted(query, DuckDb.literal(beside)));
        DurableFile.replace(place, beside);
    }

    @Override
    public void close() throws IOException {
        try {
            database.close(); // first, since NFS keeps what is still open
        } finally {
            DurableFile.deleteTree(folder);
        }
    }
}
