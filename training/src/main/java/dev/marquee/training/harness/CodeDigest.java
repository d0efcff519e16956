package dev.marquee.training.harness;

import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.index.Vectors;
import dev.marquee.tensorflow.TensorFlowNatives;
import dev.marquee.training.train.Fitting;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A digest of the code that decides what trained weights are: the classes of features, splits, models and training. */
public final class CodeDigest {
    private static final List<String> PACKAGES = List.of(
            "dev/marquee/core/feature",
            "dev/marquee/index",
            "dev/marquee/tensorflow",
            "dev/marquee/core/catalog",
            "dev/marquee/training/evaluation",
            "dev/marquee/training/harness",
            "dev/marquee/training/graph",
            "dev/marquee/training/algebra",
            "dev/marquee/training/linear",
            "dev/marquee/training/split",
            "dev/marquee/training/twotower",
            "dev/marquee/training/dcn",
            "dev/marquee/training/train");

    private final MessageDigest digest = sha256();

    private CodeDigest() {}

    /** The digest of the code that is running, in hexadecimal digits. */
    public static String current() throws IOException {
        CodeDigest code = new CodeDigest();
        code.addAll(RankingFeatures.class);
        code.addAll(Vectors.class);
        code.addAll(TensorFlowNatives.class);
        code.addAll(Fitting.class);
        return HexFormat.of().formatHex(code.digest.digest());
    }

    /** Of text, in hexadecimal digits. */
    static String of(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds the packages that are where this class is: a folder or a jar. */
    private void addAll(Class<?> neighbor) throws IOException {
        CodeSource source =
                Objects.requireNonNull(neighbor.getProtectionDomain().getCodeSource());
        try {
            Path place = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(place)) {
                addAll(place);
            } else {
                try (FileSystem jar =
                        FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), java.util.Map.of())) {
                    addAll(jar.getPath("/"));
                }
            }
        } catch (URISyntaxException e) {
            throw new IOException("the code is at " + source.getLocation() + ", which is no file", e);
        }
    }

    private void addAll(Path root) throws IOException {
        for (String name : PACKAGES) {
            Path folder = root.resolve(name);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> classes = Files.list(folder)) {
                    for (Path file :
                            classes.filter(Files::isRegularFile).sorted().toList()) {
                        add(file);
                    }
                }
            }
        }
    }

    private void add(Path file) throws IOException {
        digest.update(Objects.requireNonNull(file.getFileName()).toString().getBytes(StandardCharsets.UTF_8));
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
