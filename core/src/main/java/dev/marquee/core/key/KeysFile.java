package dev.marquee.core.key;

import dev.marquee.core.file.DurableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The file of keys: one JSON object a line, such as {@code {"name":"web","sha256":"…","scopes":["read","feedback"],"rate":200,
 * "burst":400}}; {@code rate} and {@code burst} may be absent. Empty lines and those that begin with {@code #} say nothing.
 */
public final class KeysFile {
    /** Largest file that is read. */
    static final int MOST_BYTES = 1 << 20;

    /** Most keys; each has metrics of its own. */
    static final int MOST_KEYS = 1_000;

    private KeysFile() {}

    /**
     * Reads the bytes of a file.
     *
     * @throws KeysException if there is none, or it cannot be read, or is too large
     */
    public static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new KeysException("%s is larger than %d bytes".formatted(file, MOST_BYTES));
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new KeysException("%s is not there".formatted(file));
        } catch (IOException e) {
            throw new KeysException("%s cannot be read (%s)".formatted(file, e.getMessage()));
        }
    }

    /**
     * Reads its keys, in order.
     *
     * @param file for messages
     * @throws KeysException if a line is not as described or says something again, or there is no key at all
     */
    public static List<ApiKey> parse(Path file, byte[] bytes) {
        List<ApiKey> keys = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        int number = 0;
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                ApiKey key = KeyLine.parse(line);
                if (!taken.add(key.name()) || !taken.add(key.sha256())) {
                    throw new KeysException("the name %s or its key is there already".formatted(key.name()));
                }
                keys.add(key);
            } catch (KeysException e) {
                throw new KeysException("%s, line %d: %s".formatted(file, number, e.getMessage()));
            }
        }
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw new KeysException(
                    "%s has %d keys; expected 1 to %d, made by ./marquee key --name NAME --scopes SCOPES"
                            .formatted(file, keys.size(), MOST_KEYS));
        }
        return List.copyOf(keys);
    }

    /**
     * Adds a key to a file, which is made if it is not there; a reader sees the old file or the new one.
     *
     * @throws KeysException if the file is not as described, or the name is taken
     * @throws IOException if it cannot be written
     */
    public static void add(Path file, ApiKey key) throws IOException {
        String before = Files.exists(file) ? new String(read(file), StandardCharsets.UTF_8) : "";
        String gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        String after = before + gap + KeyLine.format(key) + "\n";
        parse(file, after.getBytes(StandardCharsets.UTF_8));
        DurableFile.replace(file, after);
    }
}
