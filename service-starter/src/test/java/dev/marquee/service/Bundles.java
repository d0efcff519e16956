package dev.marquee.service;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleWriter;
import dev.marquee.core.bundle.Manifest;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.feature.FeatureSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes bundles that verify, with a line of text in place of each part. */
final class Bundles {
    private Bundles() {}

    /** A bundle told from the others by its seed. */
    static Bundle write(Path models, long seed) throws IOException {
        try (BundleWriter writer = new ModelsFolder(models).newBundle()) {
            for (Role role : Role.values()) {
                Files.writeString(writer.path(role), role.label());
            }
            Manifest draft = new Manifest(
                    Manifest.FORMAT,
                    FeatureSchema.hash(),
                    "probe",
                    "unknown",
                    seed,
                    Map.of(),
                    new Blend(0.5),
                    new Manifest.TrainedOn(1, 1, 1, 0),
                    JsonNodeFactory.instance.objectNode(),
                    List.of(),
                    "25",
                    "Linux",
                    null,
                    null,
                    null,
                    null);
            return writer.publish(draft, LocalDate.of(2026, 11, 23));
        }
    }

    /** A bundle that is the current one. */
    static Bundle publish(Path models, long seed) throws IOException {
        Bundle bundle = write(models, seed);
        new ModelsFolder(models).makeCurrent(bundle);
        return bundle;
    }
}
