package dev.marquee.training.baseline;

import dev.marquee.core.file.DurableFile;
import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * LightGBM's library, loaded once a process. Its wrapper unpacks it under one name for all processes of a machine, each of
 * which would pull it away from under the others; so it is given a folder of its own meanwhile, gone once it is loaded.
 */
final class LightGbm {
    private static final String TEMPORARY = "java.io.tmpdir";
    private static final boolean LOADED = load();

    private LightGbm() {}

    /** Whether it could be loaded; it asks for the system's libgomp. */
    static boolean isLoaded() {
        return LOADED;
    }

    private static boolean load() {
        String usual = System.getProperty(TEMPORARY);
        try {
            Path own = Files.createTempDirectory("lightgbm");
            System.setProperty(TEMPORARY, own.toString());
            try {
                return LGBMBooster.isNativeLoaded();
            } finally {
                System.setProperty(TEMPORARY, usual);
                DurableFile.deleteTree(own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
