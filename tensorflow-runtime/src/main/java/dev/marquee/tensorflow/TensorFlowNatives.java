package dev.marquee.tensorflow;

import ai.djl.engine.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds TensorFlow's shared libraries in the folder that the build unpacked and loads them, once for DJL and TensorFlow
 * Java alike. Nothing is ever downloaded.
 */
public final class TensorFlowNatives {
    private static final String LOCATION = "TENSORFLOW_LIBRARY_PATH";

    private TensorFlowNatives() {}

    /**
     * Loads the libraries; later calls return at once.
     *
     * @throws IllegalStateException if they are not where {@code TENSORFLOW_LIBRARY_PATH} (system property or
     *     environment) says
     */
    public static void load() {
        Loaded.engine();
    }

    private static Engine start() {
        String folder = location();
        if (folder == null || !Files.isDirectory(Path.of(folder))) {
            throw new IllegalStateException(
                    "TensorFlow's libraries are not at %s=%s; build Marquee first (./marquee test), which unpacks them to"
                                    .formatted(LOCATION, folder)
                            + " tensorflow-runtime/target/natives");
        }
        System.setProperty("ai.djl.offline", "true");
        return Engine.getEngine("TensorFlow");
    }

    private static @Nullable String location() {
        String property = System.getProperty(LOCATION);
        return property == null ? System.getenv(LOCATION) : property;
    }

    /** Loads the engine when it is first asked for. */
    private static final class Loaded {
        private static final Engine ENGINE = start();

        static Engine engine() {
            return ENGINE;
        }
    }
}
