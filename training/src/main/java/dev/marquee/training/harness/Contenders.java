package dev.marquee.training.harness;

import dev.marquee.training.baseline.BayesianFactorisation;
import dev.marquee.training.baseline.Biases;
import dev.marquee.training.baseline.Ease;
import dev.marquee.training.baseline.ImplicitAls;
import dev.marquee.training.baseline.ItemKnn;
import dev.marquee.training.baseline.MatrixFactorisation;
import dev.marquee.training.baseline.Popularity;
import dev.marquee.training.baseline.Tuning;
import dev.marquee.training.evaluation.RankingStage;
import dev.marquee.training.evaluation.RatingPredictor;
import dev.marquee.training.evaluation.Recommender;
import dev.marquee.training.evaluation.RetrievalModel;
import dev.marquee.training.evaluation.RetrievalStage;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.split.Split;
import dev.marquee.training.train.TrainingSet;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The models of one split, fitted when they are asked for. Baselines choose a parameter on the validation part and are
 * fitted on all that is known; ours on the training part only. Not thread-safe; close it: models hold native memory.
 */
final class Contenders implements AutoCloseable {
    private static final List<Float> REGULARISATIONS = List.of(100f, 200f, 400f, 800f);
    private static final List<Integer> NEIGHBORS = List.of(20, 50, 100, 200);

    /** At which the Bayesian factorisation takes about ten minutes. */
    private static final int MAX_DRAWN_RATINGS = 2_000_000;

    private final TrainingSet set;
    private final FittedStages stages;
    private final Split split;
    private final long seed;
    private @Nullable ServedModel served;
    private @Nullable RetrievalStage retrieval;
    private @Nullable RankingStage ranking;
    private @Nullable RetrievalModel ease;

    Contenders(TrainingSet set, FittedStages stages, Split split, long seed) {
        this.set = set;
        this.stages = stages;
        this.split = split;
        this.seed = seed;
    }

    /** Why a model cannot be fitted on this data set, if so. */
    static Optional<String> leftOut(String model, TrainingSet set) {
        int movies = set.catalog().size();
        return switch (model) {
            case "ease" ->
                tooLarge(Math.min(movies, set.ratings().users().size()), Ease.MAX_ROWS, "rows in its matrix");
            case "ease+metadata" -> tooLarge(movies, Ease.MAX_ROWS, "rows in its matrix");
            case "bfm" -> tooLarge(set.ratings().size(), MAX_DRAWN_RATINGS, "ratings to draw over");
            default -> Optional.empty();
        };
    }

    private static Optional<String> tooLarge(int size, int limit, String what) {
        return size <= limit ? Optional.empty() : Optional.of("%,d %s, more than %,d".formatted(size, what, limit));
    }

    /** Whether the seed of training makes a difference. */
    static boolean isRandom(String model) {
        return switch (model) {
            case "popularity", "item-knn", "ease", "ease+metadata", "bias" -> false;
            default -> true;
        };
    }

    RetrievalModel retrieval(String model) throws IOException {
        return switch (model) {
            case "two-tower" -> retrieval();
            case "ease" -> ease();
            case "ease+metadata" -> Ease.of(split.known(), set.movieFeatures());
            case "ials" -> new ImplicitAls(split.known(), ImplicitAls.Settings.DEFAULT, seed);
            case "item-knn" -> Tuning.best(split, NEIGHBORS, ItemKnn::new);
            case "popularity" -> new Popularity(split.known());
            default -> throw new IllegalArgumentException("no retrieval model " + model);
        };
    }

    RatingPredictor ranking(String model) throws IOException {
        return switch (model) {
            case "dcn" -> ranking();
            case "bfm" ->
                new BayesianFactorisation(
                        split.known(), set.movieFeatures(), groups(), BayesianFactorisation.Settings.DEFAULT, seed);
            case "mf" -> MatrixFactorisation.tuned(split, seed);
            case "bias" -> Biases.tuned(split);
            default -> throw new IllegalArgumentException("no ranking model " + model);
        };
    }

    /** Features by the kind of metadata that they are, which their name begins with. */
    private int[] groups() {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        return set.features().names().stream()
                .map(name -> name.replaceFirst(":.*", ""))
                .mapToInt(kind -> kinds.computeIfAbsent(kind, _ -> kinds.size()))
                .toArray();
    }

    Recommender list(String model) throws IOException {
        if (!model.equals("served")) {
            return Recommender.by(retrieval(model.equals("retrieval-only") ? "two-tower" : model));
        }
        if (served == null) {
            served = new ServedModel(set.catalog(), retrieval(), ranking());
        }
        return served.recommender(stages.blend(split, seed));
    }

    private RetrievalStage retrieval() throws IOException {
        if (retrieval == null) {
            retrieval = stages.retrieval(split, seed);
        }
        return retrieval;
    }

    private RankingStage ranking() throws IOException {
        if (ranking == null) {
            ranking = stages.ranking(split, seed);
        }
        return ranking;
    }

    private RetrievalModel ease() {
        if (ease == null) {
            ease = Tuning.best(split, REGULARISATIONS, (ratings, regularisation) -> Ease.of(ratings, regularisation));
        }
        return ease;
    }

    @Override
    public void close() {
        if (retrieval != null) {
            retrieval.close();
        }
        if (ranking != null) {
            ranking.close();
        }
    }
}
