package dev.marquee.tensorflow;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleWriter;
import dev.marquee.core.bundle.Golden;
import dev.marquee.core.bundle.Manifest;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feature.FeatureSchema;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.MovieFeatures;
import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.feature.UserTowerInput;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.index.HnswIndex;
import dev.marquee.index.HnswParameters;
import dev.marquee.index.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A whole bundle around {@link TinyModels}: 60 movies with the ids 10, 20, …, 600 of the years 1960 to 2019, in turn of
 * the genres Action, Comedy and Drama; the golden outputs are those of the formulas in plain Java.
 */
public final class TinyBundle {
    /** Number of movies. */
    public static final int MOVIES = 60;

    private static final List<String> GENRES = List.of("Action", "Comedy", "Drama");
    private static final int DIMENSION = 8;
    private static final int GOLDEN_CASES = 5;
    private static final int GOLDEN_YEAR = 2018;
    private static final Instant NEWEST = Instant.parse("2018-09-26T12:00:00Z");

    /* None, then the genres, then the years. */
    private static final MovieFeatures FEATURES = MovieFeatures.of(catalog());

    private final long seed;
    private final TinyModels models;
    private String featureSchema = FeatureSchema.hash();
    private UnaryOperator<Golden> golden = UnaryOperator.identity();
    private double recall = 1;
    private JsonNode evaluation = JsonNodeFactory.instance.objectNode();

    /** Bundles with the same seed have the same models. */
    public TinyBundle(long seed) {
        this.seed = seed;
        this.models = new TinyModels(seed, MOVIES, DIMENSION, GENRES.size(), FEATURES.size());
    }

    /** The movies of every such bundle. */
    public static Catalog catalog() {
        return Catalog.of(IntStream.range(0, MOVIES).mapToObj(TinyBundle::movie).toList());
    }

    private static Movie movie(int ordinal) {
        return new Movie(
                movieId(ordinal),
                "Movie " + ordinal,
                1960 + ordinal,
                List.of(GENRES.get(ordinal % GENRES.size())),
                null,
                null,
                10 + ordinal,
                3 + (ordinal % 5) * 0.25,
                100 - ordinal,
                null);
    }

    /** The movie id at this ordinal. */
    public static int movieId(int ordinal) {
        return 10 * (ordinal + 1);
    }

    /** Pretends to be of another feature schema. */
    public TinyBundle ofSchema(String hash) {
        featureSchema = hash;
        return this;
    }

    /** Claims other golden outputs. */
    public TinyBundle withGolden(UnaryOperator<Golden> change) {
        golden = change;
        return this;
    }

    /** Claims to have been evaluated so. */
    public TinyBundle evaluatedOn(JsonNode claim) {
        evaluation = claim;
        return this;
    }

    /** Claims that its index finds this share. */
    public TinyBundle withRecall(double claim) {
        recall = claim;
        return this;
    }

    /** Makes every predicted rating NaN of whoever rated this movie, of the last ten; neither golden case nor warm-up has them. */
    public TinyBundle poisoned(int ordinal) {
        models.poison(ordinal);
        return this;
    }

    /** The models in plain Java. */
    public TinyModels models() {
        return models;
    }

    /** Writes the bundle to the folder of all bundles and makes it the current one. */
    public Bundle publish(Path modelsFolder) throws IOException {
        Bundle bundle = write(modelsFolder);
        new ModelsFolder(modelsFolder).makeCurrent(bundle);
        return bundle;
    }

    /** Writes the bundle to the folder of all bundles. */
    public Bundle write(Path modelsFolder) throws IOException {
        Catalog catalog = catalog();
        try (BundleWriter writer = new ModelsFolder(modelsFolder).newBundle()) {
            writer.write(catalog);
            writer.write(FEATURES);
            writer.write(golden.apply(golden(catalog)));
            models.exportUserTower(writer.path(Role.USER_TOWER));
            models.exportItemTower(writer.path(Role.ITEM_TOWER));
            models.exportRatingModel(writer.path(Role.RATING_MODEL));
            models.exportMovieTower(writer.path(Role.MOVIE_TOWER));
            Vectors vectors = Vectors.of(
                    IntStream.range(0, MOVIES).mapToObj(models::itemVector).toList());
            vectors.save(writer.path(Role.ITEM_VECTORS));
            HnswIndex.build(vectors, HnswParameters.defaults()).save(writer.path(Role.INDEX));
            return writer.publish(manifest(), LocalDate.of(2026, 11, 23));
        }
    }

    private Manifest manifest() {
        return new Manifest(
                Manifest.FORMAT,
                featureSchema,
                "tiny",
                "unknown",
                seed,
                Map.of(),
                new Blend(0.5),
                new Manifest.TrainedOn(30, MOVIES, 900, NEWEST.getEpochSecond()),
                evaluation,
                List.of(),
                "25",
                "Linux",
                null,
                new Manifest.Index("int8", Map.of("int8", recall), 100, 300),
                null,
                null);
    }

    private Golden golden(Catalog catalog) {
        var features = new RankingFeatures(MovieTraits.of(catalog), MovieStatistics.of(catalog));
        Random random = new Random(seed);
        List<Golden.Case> cases = new ArrayList<>();
        for (int i = 0; i < GOLDEN_CASES; i++) {
            History history = history(random, 1 + 4 * i);
            KnownHistory known = KnownHistory.of(catalog, history);
            int[] candidates = random.ints(20, 0, MOVIES / 2).toArray();
            cases.add(new Golden.Case(
                    history,
                    GOLDEN_YEAR,
                    floats(models.embed(UserTowerInput.of(known))),
                    IntStream.of(candidates).mapToObj(TinyBundle::movieId).toList(),
                    floats(models.predict(features.encode(known, candidates, GOLDEN_YEAR)))));
        }
        return new Golden(cases);
    }

    /* Only the first half of the movies, so that the second half may be poisoned. */
    private static History history(Random random, int ratings) {
        List<RatedMovie> rated = new ArrayList<>();
        for (int i = 0; i < ratings; i++) {
            rated.add(new RatedMovie(movieId(random.nextInt(MOVIES / 2)), 0.5f * (1 + random.nextInt(10)), i));
        }
        return History.inOrder(rated);
    }

    private static List<Float> floats(float[] values) {
        List<Float> list = new ArrayList<>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }
}
