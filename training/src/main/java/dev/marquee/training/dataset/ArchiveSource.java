package dev.marquee.training.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip archive. Nothing is unpacked to where an entry's name says; an archive with a name that leads out of it is
 * refused nevertheless, since it was made to do harm.
 */
final class ArchiveSource implements Source {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

    private final Path archive;
    private final ZipFile zip;

    private ArchiveSource(Path archive, ZipFile zip) {
        this.archive = archive;
        this.zip = zip;
    }

    static ArchiveSource open(Path archive) throws IOException {
        try {
            return new ArchiveSource(archive, new ZipFile(archive.toFile()));
        } catch (ZipException e) {
            throw damaged(archive.toString(), e);
        }
    }

    @Override
    public List<SourceFile> files() {
        if (zip.size() > UnpackLimits.MAX_ENTRIES) {
            throw new DatasetException("%s has %,d entries; at most %,d are accepted"
                    .formatted(archive, zip.size(), UnpackLimits.MAX_ENTRIES));
        }
        var files = new ArrayList<SourceFile>();
        zip.stream().forEach(entry -> {
            checkPath(entry.getName());
            if (!entry.isDirectory() && entry.getName().split("/", -1).length <= MAX_DEPTH) {
                files.add(new SourceFile(archive + "/" + entry.getName(), () -> read(entry)));
            }
        });
        return files;
    }

    private void checkPath(String name) {
        boolean leadsOut = name.startsWith("/")
                || name.contains("\\")
                || DRIVE.matcher(name).lookingAt()
                || Arrays.asList(name.split("/")).contains("..");
        if (leadsOut) {
            throw new DatasetException(
                    archive + " has the entry \"" + name + "\", which leads out of the archive: refused");
        }
    }

    private InputStream read(ZipEntry entry) throws IOException {
        String name = archive + "/" + entry.getName();
        try {
            InputStream guarded = UnpackLimits.guard(zip.getInputStream(entry), name, entry.getCompressedSize());
            return new ChecksumStream(guarded, entry.getCrc());
        } catch (ZipException e) {
            throw damaged(name, e);
        }
    }

    static DatasetException damaged(String name, Exception e) {
        return new DatasetException(
                name + " is truncated or altered (" + e.getMessage() + "); download or copy it again", e);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Compares the checksum at the end, which {@link ZipFile} leaves to its users. */
    private static final class ChecksumStream extends FilterInputStream {
        private final CRC32 crc = new CRC32();
        private final long expected;

        ChecksumStream(InputStream in, long expected) {
            super(in);
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                crc.update(buffer, offset, read);
            } else if (read < 0 && crc.getValue() != expected) {
                throw new ZipException("its checksum is %08x, not %08x".formatted(crc.getValue(), expected));
            }
            return read;
        }
    }
}
