package dev.marquee.training.synthetic;

import dev.marquee.core.file.DurableFile;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A new folder, or an archive where the name ends in {@code .zip}, that appears as a whole: {@link #publish} renames it
 * to its place; closed without that, nothing stays.
 */
final class Target implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    /** The time of all entries, so that the same data give the same archive. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(2020, 1, 1, 0, 0);

    private final Path place;
    private final Path beside;
    private final @Nullable ZipOutputStream zip;

    /** A target for this place, which must be free; its parent is created. */
    Target(Path place) throws IOException {
        this.place = place.toAbsolutePath().normalize();
        Path parent = this.place.resolveSibling("");
        Files.createDirectories(parent);
        beside = DurableFile.unused(parent, ".generate-");
        zip = name().endsWith(".zip") ? zip(beside) : null;
        if (zip == null) {
            Files.createDirectory(beside);
        }
    }

    private static ZipOutputStream zip(Path file) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
        zip.setLevel(Deflater.BEST_SPEED);
        return zip;
    }

    private String name() {
        return String.valueOf(place.getFileName());
    }

    /** Begins a file; close it before the next. */
    Writer file(String name) throws IOException {
        OutputStream out;
        if (zip == null) {
            out = Files.newOutputStream(beside.resolve(name));
        } else {
            ZipEntry entry = new ZipEntry(name().replaceFirst("\\.zip$", "") + "/" + name);
            entry.setTimeLocal(ALWAYS);
            zip.putNextEntry(entry);
            out = new Entry(zip);
        }
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
    }

    /** Puts what was written in its place. */
    void publish() throws IOException {
        if (zip != null) {
            zip.close();
        }
        DurableFile.publish(beside, place);
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
        DurableFile.deleteTree(beside);
    }

    /** One file of the archive: closing it leaves the archive open. */
    private static final class Entry extends FilterOutputStream {
        private final ZipOutputStream zip;

        Entry(ZipOutputStream zip) {
            super(zip);
            this.zip = zip;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            zip.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            zip.closeEntry();
        }
    }
}
