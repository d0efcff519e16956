package dev.marquee.training.dataset;

import dev.marquee.core.file.Digest;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Copies a source file and numbers its lines, so that whatever DuckDB makes of a line, its number in the operator's
 * file is known. What is inside a line is DuckDB's business.
 */
final class LineStager {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final SourceFile file;
    private final @Nullable Charset fallback;

    private LineStager(SourceFile file, @Nullable Charset fallback) {
        this.file = file;
        this.fallback = fallback;
    }

    /**
     * Copies a file.
     *
     * @param fallback how a line is read that is not UTF-8; null to mark it as damaged
     * @throws DatasetException if the file is truncated or altered, or a line is longer than 8 MiB
     */
    static StagedFile stage(SourceFile file, @Nullable Charset fallback, Path target) throws IOException {
        MessageDigest digest = Digest.sha256();
        try (InputStream in = new DigestInputStream(file.content().open(), digest);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
            long bytes = new LineStager(file, fallback).copy(in, out);
            return new StagedFile(file.name(), target, HexFormat.of().formatHex(digest.digest()), bytes);
        } catch (ZipException | EOFException e) {
            throw ArchiveSource.damaged(file.path(), e);
        }
    }

    private long copy(InputStream in, OutputStream out) throws IOException {
        var line = new NumberedLine(file.name(), fallback, out);
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            int start = bytes == 0 && startsWithMark(buffer, read) ? BYTE_ORDER_MARK.length : 0;
            bytes += read;
            for (int i = start; i < read; i++) {
                if (buffer[i] == '\n') {
                    line.append(buffer, start, i);
                    line.end();
                    start = i + 1;
                }
            }
            line.append(buffer, start, read);
        }
        line.end();
        return bytes;
    }

    private static boolean startsWithMark(byte[] buffer, int read) {
        int length = BYTE_ORDER_MARK.length;
        return read >= length && Arrays.equals(buffer, 0, length, BYTE_ORDER_MARK, 0, length);
    }
}
