package dev.marquee.training.harness;

import dev.marquee.training.baseline.Biases;
import dev.marquee.training.baseline.BoostedTrees;
import dev.marquee.training.baseline.Ease;
import dev.marquee.training.baseline.ImplicitAls;
import dev.marquee.training.baseline.ItemKnn;
import dev.marquee.training.baseline.MatrixFactorisation;
import dev.marquee.training.baseline.Popularity;
import dev.marquee.training.evaluation.RankingStage;
import dev.marquee.training.evaluation.RatingPredictor;
import dev.marquee.training.evaluation.Recommender;
import dev.marquee.training.evaluation.RetrievalModel;
import dev.marquee.training.evaluation.RetrievalStage;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.factorisation.BayesianFactorisation;
import dev.marquee.training.factorisation.FactorParameters;
import dev.marquee.training.sequence.SasRec;
import dev.marquee.training.sequence.SasRecParameters;
import dev.marquee.training.split.Split;
import dev.marquee.training.train.TrainingSet;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The models of one split, fitted when they are asked for. All of them choose on the validation part and are then fitted
 * on all that is known. Not thread-safe; close it: models hold native memory.
 */
final class Contenders implements AutoCloseable {
    private final TrainingSet set;
    private final FittedStages stages;
    private final Split split;
    private final long seed;
    private @Nullable ServedModel served;
    private @Nullable RetrievalStage retrieval;
    private @Nullable RankingStage ranking;
    private @Nullable RetrievalModel ease;
    private @Nullable SasRec sasrec;
    private @Nullable BoostedTrees gbdt;

    Contenders(TrainingSet set, FittedStages stages, Split split, long seed) {
        this.set = set;
        this.stages = stages;
        this.split = split;
        this.seed = seed;
    }

    /** Whether it is fitted anew for each seed of training on splits that are the same for all. */
    static boolean isRepeated(String model) {
        return switch (model) {
            case "popularity", "item-knn", "ease", "ease+metadata", "bias", "sasrec" -> false;
            default -> true;
        };
    }

    /** What is to be known of a model's figures, if anything. */
    static Optional<String> remark(String model) {
        return model.equals("sasrec")
                ? Optional.of("fitted with the first seed only, since a fit takes minutes")
                : Optional.empty();
    }

    RetrievalModel retrieval(String model) throws IOException {
        return switch (model) {
            case "two-tower" -> retrieval();
            case "ease" -> ease();
            case "ease+metadata" -> Ease.tuned(split, set.movieFeatures());
            case "ials" -> ImplicitAls.tuned(split, seed);
            case "item-knn" -> ItemKnn.tuned(split);
            case "sasrec" -> sasrec();
            case "popularity" -> new Popularity(split.known());
            default -> throw new IllegalArgumentException("no retrieval model " + model);
        };
    }

    RatingPredictor ranking(String model) throws IOException {
        return switch (model) {
            case "dcn" -> ranking();
            case "bfm" ->
                BayesianFactorisation.fit(
                        split.known(),
                        set.movieFeatures(),
                        set.features().kinds(),
                        FactorParameters.ALONE,
                        seed,
                        () -> {});
            case "mf" -> MatrixFactorisation.tuned(split, seed);
            case "bias" -> Biases.tuned(split);
            case "gbdt" -> gbdt();
            default -> throw new IllegalArgumentException("no ranking model " + model);
        };
    }

    Recommender list(String model) throws IOException {
        if (!model.equals("served")) {
            return Recommender.by(retrieval(model.equals("retrieval-only") ? "two-tower" : model));
        }
        return served().recommender(stages.blend(split, seed));
    }

    /** Both stages of what is served; they close with this. */
    ServedModel served() throws IOException {
        if (served == null) {
            served = new ServedModel(set.catalog(), retrieval(), ranking());
        }
        return served;
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
            ease = Ease.tuned(split);
        }
        return ease;
    }

    private SasRec sasrec() {
        if (sasrec == null) {
            sasrec = SasRec.tuned(split, SasRecParameters.DEFAULT, seed);
        }
        return sasrec;
    }

    private BoostedTrees gbdt() {
        if (gbdt == null) {
            gbdt = BoostedTrees.tuned(split, set.traits(), seed);
        }
        return gbdt;
    }

    @Override
    public void close() {
        if (sasrec != null) {
            sasrec.close();
        }
        if (gbdt != null) {
            gbdt.close();
        }
        if (retrieval != null) {
            retrieval.close();
        }
        if (ranking != null) {
            ranking.close();
        }
    }
}
