package dev.marquee.training.train;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.BundleWriter;
import dev.marquee.core.bundle.Golden;
import dev.marquee.core.bundle.Manifest;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.bundle.Role;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.drift.Profile;
import dev.marquee.core.drift.Trait;
import dev.marquee.core.feature.FeatureSchema;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.core.feature.MovieStatistics;
import dev.marquee.core.feature.RankingFeatures;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.index.HnswIndex;
import dev.marquee.index.HnswParameters;
import dev.marquee.index.IndexKind;
import dev.marquee.index.Recall;
import dev.marquee.index.VectorIndex;
import dev.marquee.index.Vectors;
import dev.marquee.training.evaluation.EvaluationReport;
import dev.marquee.training.evaluation.RetrievalStage;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.publish.ServingCost;
import dev.marquee.training.split.UserRatings;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes the refitted models as a bundle, with the golden cases that serving replays. */
final class TrainedBundle {
    private static final int GOLDEN_USERS = 6;
    private static final int GOLDEN_CANDIDATES = 40;
    private static final int RECALL_USERS = 500;
    private static final int RECALL_AT = 100;
    private static final int PROFILED_USERS = 10_000;
    private static final int SHOWN = 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TrainingSet set;
    private final Settings settings;

    TrainedBundle(TrainingSet set, Settings settings) {
        this.set = set;
        this.settings = settings;
    }

    /** Writes the bundle; which one is served stays as it is. */
    Bundle write(ModelsFolder models, FittedModels fitted, Blend blend, EvaluationReport report) throws IOException {
        try (BundleWriter writer = models.newBundle()) {
            Vectors vectors = SplitModels.vectors(fitted.retrieval(), set);
            writer.write(set.catalog());
            writer.write(set.features());
            vectors.save(writer.path(Role.ITEM_VECTORS));
            HnswIndex.build(vectors, HnswParameters.defaults()).save(writer.path(Role.INDEX));
            fitted.retrieval().exportUserTower(writer.path(Role.USER_TOWER), set.movieFeatures());
            fitted.retrieval().exportItemTower(writer.path(Role.ITEM_TOWER));
            fitted.ranking().export(writer.path(Role.RATING_MODEL), set.movieFeatures());
            fitted.ranking().exportMovieTower(writer.path(Role.MOVIE_TOWER));
            return writer.publish(manifest(fitted, blend, report, writer), LocalDate.now(ZoneOffset.UTC));
        }
    }

    private record Rehearsed(Manifest.Measured cost, Profile profile) {}

    /** Loads what was written, lets it compute the golden cases, and measures it. */
    private Rehearsed rehearsed(BundleWriter writer, Blend blend) throws IOException {
        long started = System.nanoTime();
        try (ServedModel model = load(writer)) {
            double loadMillis = (System.nanoTime() - started) / 1e6;
            Golden golden = golden(model);
            writer.write(golden);
            return new Rehearsed(ServingCost.of(model, golden, blend, loadMillis), profile(model, blend));
        }
    }

    /** Of the ratings, and of the lists that are shown to those who gave them. */
    private Profile profile(ServedModel model, Blend blend) {
        Profile.Counter counter = new Profile.Counter();
        everyNth(PROFILED_USERS).forEach(user -> profile(user, counter));
        int year = RankingFeatures.contextYear(LocalDate.MAX.getYear(), newest());
        everyNth(RECALL_USERS)
                .flatMap(user -> model.recommend(history(user), MovieFilter.NONE, SHOWN, year, blend).stream())
                .forEach(shown -> counter.add(
                        Trait.PREDICTED_RATING,
                        Trait.predictedRating(Objects.requireNonNull(shown.predictedRating()))));
        return counter.profile();
    }

    private void profile(UserRatings user, Profile.Counter counter) {
        counter.add(Trait.HISTORY_LENGTH, Trait.historyLength(user.size()));
        for (int i = 0; i < user.size(); i++) {
            Movie movie = set.catalog().movie(user.ordinals()[i]);
            counter.add(Trait.RATING, Trait.rating(user.ratings()[i]));
            Trait.genres(movie).forEach(genre -> counter.add(Trait.GENRE, genre));
            counter.add(Trait.MOVIE_AGE, Trait.movieAge(movie, Instant.ofEpochSecond(user.timestamps()[i])));
        }
    }

    /** Of the engine that services take by themselves, and of the graph that is written in any case. */
    private Manifest.Index index(BundleWriter writer) throws IOException {
        Vectors vectors = Vectors.load(writer.path(Role.ITEM_VECTORS));
        IndexKind served = IndexKind.AUTO.resolve(vectors.size(), vectors.dimension());
        try (RetrievalStage stage = new RetrievalStage(vectors, writer.path(Role.USER_TOWER))) {
            List<float[]> people = everyNth(RECALL_USERS)
                    .map(user -> stage.embed(user.history()))
                    .toList();
            Map<String, Double> recall = new TreeMap<>();
            for (IndexKind kind : EnumSet.of(served, IndexKind.HNSW)) {
                VectorIndex index = kind.open(vectors, writer.path(Role.INDEX));
                recall.put(kind.label(), Recall.at(RECALL_AT, index, index.exact(), people));
            }
            return new Manifest.Index(served.label(), recall, RECALL_AT, people.size());
        }
    }

    /** So many of the people, evenly. */
    private Stream<UserRatings> everyNth(int most) {
        List<UserRatings> users = set.ratings().users();
        int count = Math.min(most, users.size());
        return IntStream.range(0, count).mapToObj(i -> users.get((int) ((long) i * users.size() / count)));
    }

    private ServedModel load(BundleWriter writer) throws IOException {
        Vectors vectors = Vectors.load(writer.path(Role.ITEM_VECTORS));
        return new ServedModel(
                set.catalog(),
                set.traits(),
                MovieStatistics.of(set.catalog()),
                vectors,
                IndexKind.AUTO.open(vectors, writer.path(Role.INDEX)),
                writer.path(Role.USER_TOWER),
                writer.path(Role.RATING_MODEL));
    }

    private Golden golden(ServedModel model) {
        int year = RankingFeatures.contextYear(LocalDate.MAX.getYear(), newest());
        List<UserRatings> users = set.ratings().users();
        List<Golden.Case> cases = new ArrayList<>();
        for (int i = 0; i < GOLDEN_USERS; i++) {
            UserRatings user = users.get((int) ((long) i * users.size() / GOLDEN_USERS));
            cases.add(goldenCase(model, i == 0 ? user.slice(0, 1) : user, year));
        }
        return new Golden(cases);
    }

    private Golden.Case goldenCase(ServedModel model, UserRatings user, int year) {
        History history = history(user);
        KnownHistory known = KnownHistory.of(set.catalog(), history);
        int[] candidates = new int[Math.min(GOLDEN_CANDIDATES, set.catalog().size())];
        for (int i = 0; i < candidates.length; i++) {
            candidates[i] = (int) ((long) i * set.catalog().size() / candidates.length);
        }
        return new Golden.Case(
                history,
                year,
                list(model.embed(known)),
                IntStream.of(candidates).map(set.catalog()::movieId).boxed().toList(),
                list(model.ratings(known, candidates, year)));
    }

    private History history(UserRatings user) {
        List<RatedMovie> rated = new ArrayList<>();
        for (int i = 0; i < user.size(); i++) {
            rated.add(
                    new RatedMovie(set.catalog().movieId(user.ordinals()[i]), user.ratings()[i], user.timestamps()[i]));
        }
        return History.inOrder(rated);
    }

    private static List<Float> list(float[] values) {
        List<Float> list = new ArrayList<>(values.length);
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    private Map<String, JsonNode> parameters(FittedModels fitted) {
        Map<String, JsonNode> parameters = new TreeMap<>();
        SettingsJson.of(settings).properties().forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
        parameters.put("retrieval", JSON.valueToTree(fitted.retrievalChoice()));
        parameters.put("ranking", JSON.valueToTree(fitted.rankingChoice()));
        parameters.put("hnsw", JSON.valueToTree(HnswParameters.defaults()));
        return parameters;
    }

    /** Time of the newest rating, seconds since 1970. */
    private long newest() {
        return set.ratings().users().stream()
                .mapToLong(user -> user.timestamps()[user.size() - 1])
                .max()
                .orElse(0);
    }

    private Manifest manifest(FittedModels fitted, Blend blend, EvaluationReport report, BundleWriter writer)
            throws IOException {
        Rehearsed rehearsed = rehearsed(writer, blend);
        return new Manifest(
                Manifest.FORMAT,
                FeatureSchema.hash(),
                set.id(),
                System.getenv().getOrDefault("MARQUEE_COMMIT", "unknown"),
                settings.seed(),
                parameters(fitted),
                blend,
                new Manifest.TrainedOn(
                        set.ratings().users().size(),
                        set.catalog().size(),
                        set.ratings().size(),
                        newest()),
                JSON.valueToTree(report),
                List.of(),
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                rehearsed.cost,
                index(writer),
                rehearsed.profile,
                null);
    }
}
