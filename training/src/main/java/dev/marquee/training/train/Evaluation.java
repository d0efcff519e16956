package dev.marquee.training.train;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.feature.KnownHistory;
import dev.marquee.training.baseline.Biases;
import dev.marquee.training.evaluation.EvaluationReport;
import dev.marquee.training.evaluation.ListMetrics;
import dev.marquee.training.evaluation.RankingMetrics;
import dev.marquee.training.evaluation.RetrievalMetrics;
import dev.marquee.training.evaluation.ScoredCandidates;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.split.TimeSplit;
import dev.marquee.training.split.UserRatings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Measures the models on the test part of a split, beside popularity and the biases in the same run. The weights have
 * seen the training part only; histories and counts hold the validation part too, since it is known by then. The
 * baselines are fitted on both.
 */
final class Evaluation {
    private static final String PROTOCOL = "each user's last fifth by time";
    private static final double[] PRIORS = {2, 3, 5, 10};

    private final TrainingSet set;
    private final TimeSplit split;
    private final long seed;

    Evaluation(TrainingSet set, TimeSplit split, long seed) {
        this.set = set;
        this.seed = seed;
        this.split = split;
    }

    /** Measures models that were fitted on the split's training part. */
    EvaluationReport run(SplitModels models, Blend blend) throws IOException {
        try (ServedModel served = models.knowing(split.known().statistics())) {
            Map<String, RetrievalMetrics> retrieval = new LinkedHashMap<>();
            retrieval.put(EvaluationReport.POPULARITY, popularity());
            retrieval.put(EvaluationReport.TWO_TOWER, retrieval(served));
            Map<String, RankingMetrics> ranking = new LinkedHashMap<>();
            ranking.put(EvaluationReport.POPULARITY, popularityRanking());
            ranking.put(EvaluationReport.BIASES, biases());
            ranking.put(EvaluationReport.DCN, ranking(served));
            return new EvaluationReport(
                    PROTOCOL,
                    set.id(),
                    seed,
                    split.cases().size(),
                    split.cases().stream().mapToInt(held -> held.test().size()).sum(),
                    retrieval,
                    ranking,
                    lists(served, blend));
        }
    }

    private RetrievalMetrics popularity() {
        float[] scores = counts();
        RetrievalMetrics.Collector metrics = new RetrievalMetrics.Collector();
        for (TimeSplit.Case held : split.cases()) {
            metrics.add(scores, held.beforeTest().ordinals(), held.test().ordinals());
        }
        return metrics.metrics(set.catalog().size());
    }

    private float[] counts() {
        int[] counts = split.known().counts();
        float[] scores = new float[counts.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = counts[i];
        }
        return scores;
    }

    private RetrievalMetrics retrieval(ServedModel served) {
        RetrievalMetrics.Collector metrics = new RetrievalMetrics.Collector();
        for (TimeSplit.Case held : split.cases()) {
            UserRatings known = held.beforeTest();
            metrics.add(
                    served.scores(known.history()),
                    known.ordinals(),
                    held.test().ordinals());
        }
        return metrics.metrics(set.catalog().size());
    }

    private RankingMetrics popularityRanking() {
        float[] scores = counts();
        RankingMetrics.Collector metrics = new RankingMetrics.Collector();
        for (TimeSplit.Case held : split.cases()) {
            int[] ordinals = held.test().ordinals();
            float[] popularity = new float[ordinals.length];
            for (int i = 0; i < popularity.length; i++) {
                popularity[i] = scores[ordinals[i]];
            }
            metrics.add(popularity, held.test().ratings(), ordinals);
        }
        return metrics.metrics().withoutErrors();
    }

    /** The shrinkage is chosen on the validation part, the biases then fitted on training and validation part. */
    private RankingMetrics biases() {
        double best = Double.POSITIVE_INFINITY;
        double userPrior = PRIORS[0];
        double moviePrior = PRIORS[0];
        for (double user : PRIORS) {
            for (double movie : PRIORS) {
                Biases fitted = new Biases(split.training(), user, movie);
                Double rmse = measure(fitted, TimeSplit.Case::validation).rmse();
                if (rmse != null && rmse < best) {
                    best = rmse;
                    userPrior = user;
                    moviePrior = movie;
                }
            }
        }
        return measure(new Biases(split.known(), userPrior, moviePrior), TimeSplit.Case::test);
    }

    private RankingMetrics measure(Biases biases, Function<TimeSplit.Case, UserRatings> part) {
        RankingMetrics.Collector metrics = new RankingMetrics.Collector();
        for (TimeSplit.Case held : split.cases()) {
            UserRatings asked = part.apply(held);
            metrics.add(biases.predict(asked.userId(), asked.ordinals()), asked.ratings(), asked.ordinals());
        }
        return metrics.metrics();
    }

    private RankingMetrics ranking(ServedModel served) {
        RankingMetrics.Collector metrics = new RankingMetrics.Collector();
        for (TimeSplit.Case held : split.cases()) {
            UserRatings asked = held.test();
            float[] predicted = served.ratings(held.beforeTest().history(), asked.ordinals(), asked.firstYear());
            metrics.add(predicted, asked.ratings(), asked.ordinals());
        }
        return metrics.metrics();
    }

    private Map<String, ListMetrics> lists(ServedModel served, Blend blend) {
        ListMetrics.Collector popular = new ListMetrics.Collector();
        ListMetrics.Collector retrieved = new ListMetrics.Collector();
        ListMetrics.Collector blended = new ListMetrics.Collector();
        List<RankedMovie> byCount = byCount();
        for (TimeSplit.Case held : split.cases()) {
            int[] seen = held.beforeTest().ordinals();
            int[] ids = BlendTuning.ids(set.catalog(), held.test().ordinals());
            float[] ratings = held.test().ratings();
            KnownHistory history = held.beforeTest().history();
            ScoredCandidates scored = served.score(
                    history,
                    BlendTuning.unseen(set.catalog(), seen),
                    held.test().firstYear());
            popular.add(without(byCount, BlendTuning.ids(set.catalog(), seen)), ids, ratings);
            retrieved.add(scored.retrieved(blend), ids, ratings);
            blended.add(scored.order(blend), ids, ratings);
        }
        Map<String, ListMetrics> lists = new LinkedHashMap<>();
        lists.put(EvaluationReport.POPULARITY, popular.metrics());
        lists.put("retrieved", retrieved.metrics());
        lists.put(EvaluationReport.SERVED, blended.metrics());
        return lists;
    }

    private List<RankedMovie> byCount() {
        float[] counts = counts();
        return IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -counts[i]).thenComparingInt(i -> i))
                .map(i -> new RankedMovie(set.catalog().movieId(i), counts[i], null))
                .toList();
    }

    private static List<RankedMovie> without(List<RankedMovie> list, int[] seen) {
        Set<Integer> known = new HashSet<>();
        for (int id : seen) {
            known.add(id);
        }
        List<RankedMovie> unseen = new ArrayList<>(10);
        for (int i = 0; i < list.size() && unseen.size() < 10; i++) {
            if (!known.contains(list.get(i).movieId())) {
                unseen.add(list.get(i));
            }
        }
        return unseen;
    }
}
