package dev.marquee.training.harness;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.file.DurableFile;
import dev.marquee.core.file.WorkFolder;
import dev.marquee.index.Vectors;
import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.evaluation.RankingStage;
import dev.marquee.training.evaluation.RetrievalStage;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.train.BlendTuning;
import dev.marquee.training.train.Curve;
import dev.marquee.training.train.FittedRanking;
import dev.marquee.training.train.FittedRetrieval;
import dev.marquee.training.train.Fitting;
import dev.marquee.training.train.LinearPaths;
import dev.marquee.training.train.RetrievalChoice;
import dev.marquee.training.train.Settings;
import dev.marquee.training.train.SplitModels;
import dev.marquee.training.train.TrainingSet;
import dev.marquee.training.twotower.RetrievalWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The models of splits, trained when they are first asked for and kept in a folder. What is kept is found again only by
 * the same data set, split, parameters, seed and code; the ones used last are kept.
 */
final class FittedStages {
    private static final int KEPT = 64;
    private static final int DIGITS = 16;
    private static final String WORK_PREFIX = ".work-";
    private static final String KEY = "key.txt";
    private static final String TOWER = "tower";
    private static final String VECTORS = "vectors";
    private static final String RATING = "rating";
    private static final String AT_VALIDATION = "validation";
    private static final String CHOICE = "choice.json";
    private static final String CURVE = "curve.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TrainingSet set;
    private final Settings settings;
    private final Path folder;
    private final String code;
    private final LinearPaths linear = new LinearPaths();
    private final Map<String, Map<String, Curve>> curves = new LinkedHashMap<>();
    private final Map<String, RetrievalChoice> choices = new LinkedHashMap<>();

    /**
     * Keeps models in a folder.
     *
     * @param settings of training, but for the seed
     * @param folder need not exist
     */
    FittedStages(TrainingSet set, Settings settings, Path folder) throws IOException {
        this.set = set;
        this.settings = settings;
        this.folder = folder;
        code = CodeDigest.current();
    }

    /** The retrieval model of a split, fitted on all that is known; the caller closes it. */
    RetrievalStage retrieval(Split split, long seed) throws IOException {
        return retrieval(keptRetrieval(split, seed));
    }

    /** The same fitted on the training part alone, for who chooses by the validation part; the caller closes it. */
    RetrievalStage retrievalAtValidation(Split split, long seed) throws IOException {
        return retrieval(keptRetrieval(split, seed).resolve(AT_VALIDATION));
    }

    private static RetrievalStage retrieval(Path place) throws IOException {
        return new RetrievalStage(Vectors.load(place.resolve(VECTORS)), place.resolve(TOWER));
    }

    private Path keptRetrieval(Split split, long seed) throws IOException {
        String parameters = "%s %s of %s, positives from %s"
                .formatted(
                        settings.linear(), settings.twoTower(), settings.twoTowerRatings(), settings.positivesFrom());
        Path place = kept("two-tower", split, seed, parameters, into -> {
            FittedRetrieval chosen = fitting(seed).retrieval(split);
            write(chosen.weights(), Files.createDirectory(into.resolve(AT_VALIDATION)));
            write(fitting(seed).retrieval(split.known(), chosen.choice(), split.name()), into);
            JSON.writeValue(into.resolve(CHOICE), chosen.choice());
            return chosen.curve();
        });
        choices.put(where(split, seed), JSON.readValue(place.resolve(CHOICE), RetrievalChoice.class));
        return place;
    }

    private void write(RetrievalWeights weights, Path place) throws IOException {
        weights.exportUserTower(place.resolve(TOWER), set.movieFeatures());
        SplitModels.vectors(weights, set).save(place.resolve(VECTORS));
    }

    /** The ranking model of a split, fitted on all that is known; the caller closes it. */
    RankingStage ranking(Split split, long seed) throws IOException {
        return ranking(keptRanking(split, seed), split.known());
    }

    private RankingStage ranking(Path place, TrainingRatings known) throws IOException {
        return new RankingStage(set.traits(), known.statistics(), place.resolve(RATING));
    }

    private Path keptRanking(Split split, long seed) throws IOException {
        String parameters = "%s %s of %s".formatted(settings.dcn(), settings.factorisation(), settings.dcnRatings());
        return kept("dcn", split, seed, parameters, place -> {
            FittedRanking chosen = fitting(seed).ranking(split);
            chosen.weights()
                    .export(Files.createDirectory(place.resolve(AT_VALIDATION)).resolve(RATING), set.movieFeatures());
            fitting(seed)
                    .ranking(split.known(), chosen.choice(), split.name())
                    .export(place.resolve(RATING), set.movieFeatures());
            JSON.writeValue(place.resolve(CHOICE), chosen.choice());
            return chosen.curve();
        });
    }

    /** The blend that the validation part of a split chooses, by models that were fitted before it. */
    Blend blend(Split split, long seed) throws IOException {
        try (ServedModel atValidation = new ServedModel(
                set.catalog(),
                retrievalAtValidation(split, seed),
                ranking(keptRanking(split, seed).resolve(AT_VALIDATION), split.training()))) {
            return BlendTuning.tune(atValidation, set.catalog(), split);
        }
    }

    /** How each model that was given away was trained: by model, then by split and seed. */
    Map<String, Map<String, Curve>> curves() {
        return curves;
    }

    /** What validation chose of each two-tower model that was given away, by split and seed. */
    Map<String, RetrievalChoice> choices() {
        return choices;
    }

    private static String where(Split split, long seed) {
        return "%s, seed %d".formatted(split.name(), seed);
    }

    private Fitting fitting(long seed) {
        return new Fitting(set, settings.withSeed(seed), linear);
    }

    /** The folder of a model, complete. */
    private Path kept(String model, Split split, long seed, String parameters, Export export) throws IOException {
        String key = String.join("\n", model, set.id(), split.name(), "seed " + seed, parameters, "code " + code, "");
        Path place = folder.resolve(model + "-" + CodeDigest.of(key).substring(0, DIGITS));
        if (!Files.isDirectory(place)) {
            try (WorkFolder work = WorkFolder.in(folder, WORK_PREFIX)
                    .orElseThrow(() ->
                            new DatasetException("another evaluation is training into " + folder + "; wait for it"))) {
                Path written = Files.createDirectory(work.path().resolve(model));
                JSON.writeValue(written.resolve(CURVE), export.to(written));
                Files.writeString(written.resolve(KEY), key);
                DurableFile.publish(written, place);
            }
            deleteOldest();
        }
        Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
        curves.computeIfAbsent(model, _ -> new LinkedHashMap<>())
                .put(where(split, seed), JSON.readValue(place.resolve(CURVE), Curve.class));
        return place;
    }

    private void deleteOldest() throws IOException {
        List<Path> newestFirst;
        try (Stream<Path> all = Files.list(folder)) {
            newestFirst = all.filter(place -> Files.exists(place.resolve(KEY)))
                    .sorted(Comparator.comparingLong(
                                    (Path place) -> place.toFile().lastModified())
                            .reversed())
                    .toList();
        }
        for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
            DurableFile.deleteTree(old);
        }
    }

    /** Trains a model, writes it and says how it was trained. */
    @FunctionalInterface
    private interface Export {
        Curve to(Path place) throws IOException;
    }
}
