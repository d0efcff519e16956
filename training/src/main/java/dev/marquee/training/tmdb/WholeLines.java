package dev.marquee.training.tmdb;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a UTF-8 file that end with a line break, and sets the rest apart. */
final class WholeLines implements AutoCloseable {
    private final BufferedReader reader;
    private final StringBuilder line = new StringBuilder();
    private int number;

    WholeLines(Path file) throws IOException {
        reader = Files.newBufferedReader(file);
    }

    /** The next line without its break, or null after the last whole one. */
    @Nullable
    String next() throws IOException {
        line.setLength(0);
        for (int character = reader.read(); character >= 0; character = reader.read()) {
            if (character == '\n') {
                number++;
                return line.toString();
            }
            line.append((char) character);
        }
        return null;
    }

    /** Number of the line read last, from 1. */
    int number() {
        return number;
    }

    /** What stands after the last line break, once {@link #next()} has returned null. */
    String rest() {
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
