package dev.marquee.bench.index;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.index.Vectors;
import dev.marquee.tensorflow.UserTower;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The item vectors of the bundle that is served, and the user embeddings of the people of its data set. */
final class ServedVectors {
    private static final int USERS = 250;

    private ServedVectors() {}

    /**
     * Loads them.
     *
     * @param home folder with {@code models} and {@code datasets}
     * @throws IllegalArgumentException if no bundle is current there
     */
    static VectorSet of(Path home) throws IOException {
        ModelsFolder models = new ModelsFolder(home.resolve("models"));
        String version = models.current()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no bundle is served from %s; ./marquee demo makes one".formatted(models.path())));
        Bundle bundle = models.open(version);
        Path histories =
                home.resolve("datasets").resolve(bundle.manifest().dataset()).resolve("histories.ndjson.gz");
        return new VectorSet(
                VectorSet.SERVED, Vectors.load(bundle.path(Role.ITEM_VECTORS)), users(bundle, histories), false);
    }

    private static List<float[]> users(Bundle bundle, Path histories) throws IOException {
        Catalog catalog = bundle.catalog();
        List<float[]> users = new ArrayList<>();
        try (UserTower tower = UserTower.open(bundle.path(Role.USER_TOWER), 1);
                var lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(histories)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && users.size() < USERS; line = lines.readLine()) {
                KnownHistory known = KnownHistory.of(catalog, history(line));
                if (known.size() > 0) {
                    users.add(tower.embed(UserTowerInput.of(known)));
                }
            }
        }
        return users;
    }

    private static History history(String line) {
        List<RatedMovie> ratings = new ArrayList<>();
        for (JsonNode rated : JsonMapper.shared().readTree(line).path("ratings")) {
            ratings.add(new RatedMovie(
                    rated.path("movieId").intValue(),
                    rated.path("rating").floatValue(),
                    rated.path("ratedAt").longValue()));
        }
        return History.byTime(ratings);
    }
}
