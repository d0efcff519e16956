package dev.marquee.training.lists;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where parts are made. */
public interface ListEngine {
    /**
     * Makes these parts, in any order; all are there when it returns.
     *
     * @param master where the engine finds its processors, or null for this machine's
     * @param made told of each part when it is there, by any thread, but by one at a time
     * @throws ListsException if one cannot be made; others may be there
     * @throws IOException if one cannot be written
     */
    void make(ListJob job, List<Part> parts, @Nullable String master, Consumer<Part> made) throws IOException;
}
