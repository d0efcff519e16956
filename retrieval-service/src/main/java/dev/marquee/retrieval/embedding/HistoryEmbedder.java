package dev.marquee.retrieval.embedding;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Golden;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.service.Rounds;
import dev.marquee.tensorflow.UserTower;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Embeds histories by the user tower of a bundle. Thread-safe for as many calls at once as it was opened for; close it
 * after the last one.
 */
public final class HistoryEmbedder implements AutoCloseable {
    private static final int WARM_UP_ROUNDS = 20;
    private static final List<Integer> WARM_UP_RATINGS = List.of(1, 20, 200, KnownHistory.MAX_RATINGS);

    private final UserTower tower;

    private HistoryEmbedder(UserTower tower) {
        this.tower = tower;
    }

    /**
     * Loads the user tower, replays the golden cases and warms up.
     *
     * @param calls how many callers there are at most at the same time
     * @throws BundleException if the tower cannot be loaded or answers otherwise than it did in training
     */
    public static HistoryEmbedder open(Bundle bundle, Catalog catalog, int calls) {
        HistoryEmbedder embedder = new HistoryEmbedder(load(bundle, calls));
        try {
            embedder.replay(bundle.golden(), catalog);
            embedder.warmUp(catalog);
            return embedder;
        } catch (RuntimeException | Error e) {
            embedder.close();
            throw e;
        }
    }

    private static UserTower load(Bundle bundle, int calls) {
        try {
            return UserTower.open(bundle.path(Role.USER_TOWER), calls);
        } catch (IOException e) {
            throw new BundleException("bundle %s: %s".formatted(bundle.version(), e.getMessage()), e);
        }
    }

    private void replay(Golden golden, Catalog catalog) {
        if (golden.cases().isEmpty()) {
            throw new BundleException("golden replay: there are no cases to replay");
        }
        for (int i = 0; i < golden.cases().size(); i++) {
            Golden.Case expected = golden.cases().get(i);
            float[] actual = embed(KnownHistory.of(catalog, expected.history()));
            Golden.check("user embedding of case " + i, expected.userEmbedding(), actual);
        }
    }

    private void warmUp(Catalog catalog) {
        for (int ratings : WARM_UP_RATINGS) {
            int[] ordinals = new int[ratings];
            float[] stars = new float[ratings];
            Arrays.setAll(ordinals, i -> i % catalog.size());
            Arrays.fill(stars, 4);
            Rounds.run(WARM_UP_ROUNDS, _ -> embed(new KnownHistory(ordinals, stars)));
        }
    }

    /** The user embedding, shape {@code [d + 1]}, its last column 1; the caller owns it. */
    public float[] embed(KnownHistory history) {
        return tower.embed(UserTowerInput.of(history));
    }

    @Override
    public void close() {
        tower.close();
    }
}
