package dev.marquee.training.harness;

import dev.marquee.training.evaluation.Calibration;
import dev.marquee.training.evaluation.ListMetrics;
import dev.marquee.training.evaluation.RankingMetrics;
import dev.marquee.training.evaluation.RatingPredictor;
import dev.marquee.training.evaluation.Recommender;
import dev.marquee.training.evaluation.RetrievalMetrics;
import dev.marquee.training.evaluation.RetrievalModel;
import dev.marquee.training.split.Case;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One model's answers in one trial, its cases asked one by one. Not thread-safe. */
abstract sealed class Measure {
    private final Map<String, UserSums> users = new LinkedHashMap<>();
    private final BandSums bands = new BandSums();

    /** By name of the metric. */
    abstract Map<String, Double> metrics();

    /** Of the metrics by which models are compared. */
    UserSums users(String metric) {
        return users.computeIfAbsent(metric, _ -> new UserSums());
    }

    /** By movie: whether it was found, or its squared error. */
    BandSums bands() {
        return bands;
    }

    /** Of scores. */
    static final class OfRetrieval extends Measure {
        private final RetrievalMetrics.Collector collector = new RetrievalMetrics.Collector();
        private final int movies;

        OfRetrieval(int movies) {
            this.movies = movies;
        }

        void ask(RetrievalModel model, Case held, int[] counts) {
            RetrievalMetrics.User user = collector.add(model, held);
            String userId = held.known().userId();
            users("top_100_accuracy").add(userId, user.top100(), user.ratings());
            users("ndcg@10").add(userId, user.ndcg10(), 1);
            int[] ordinals = held.asked().ordinals();
            for (int i = 0; i < ordinals.length; i++) {
                bands().add(counts[ordinals[i]], user.found()[i] ? 1 : 0);
            }
        }

        @Override
        Map<String, Double> metrics() {
            RetrievalMetrics of = collector.metrics(movies);
            Map<String, Double> named = new LinkedHashMap<>();
            named.put("top_100_accuracy", of.top100());
            named.put("top_100_accuracy_seen_kept", of.top100SeenKept());
            named.put("recall@20", of.recall20());
            named.put("recall@50", of.recall50());
            named.put("ndcg@10", of.ndcg10());
            named.put("ndcg@100", of.ndcg100());
            named.put("mrr", of.mrr());
            named.put("auc", of.auc());
            named.put("hr@100", of.hitRate100());
            named.put("coverage@10", of.coverage());
            return named;
        }
    }

    /** Of predicted ratings. */
    static final class OfRanking extends Measure {
        private final RankingMetrics.Collector collector = new RankingMetrics.Collector();
        private final Calibration.Collector calibration = new Calibration.Collector();

        /** Of all ratings asked for. */
        Calibration.Collector calibration() {
            return calibration;
        }

        void ask(RatingPredictor model, Case held, int[] counts) {
            RankingMetrics.User user = collector.add(model, held);
            String userId = held.known().userId();
            users("ndcg@10").add(userId, user.ndcg10(), 1);
            int[] ordinals = held.asked().ordinals();
            for (int i = 0; i < ordinals.length; i++) {
                users("rmse").add(userId, user.squares()[i], 1);
                bands().add(counts[ordinals[i]], user.squares()[i]);
                calibration.add(user.predicted()[i], held.asked().ratings()[i]);
            }
        }

        @Override
        Map<String, Double> metrics() {
            RankingMetrics of = collector.metrics();
            Map<String, Double> named = new LinkedHashMap<>();
            named.put("rmse", Objects.requireNonNull(of.rmse()));
            named.put("mae", Objects.requireNonNull(of.mae()));
            named.put("ndcg@10", of.ndcg10());
            named.put("mrr", of.mrr());
            return named;
        }
    }

    /** Of lists. */
    static final class OfLists extends Measure {
        private final ListMetrics.Collector collector;

        OfLists(int movies) {
            collector = new ListMetrics.Collector(movies);
        }

        void ask(Recommender model, Case held, int[] counts) {
            users("ndcg@10")
                    .add(
                            held.known().userId(),
                            collector.add(model, held, counts).ndcg10(),
                            1);
        }

        @Override
        Map<String, Double> metrics() {
            ListMetrics of = collector.metrics();
            Map<String, Double> named = new LinkedHashMap<>();
            named.put("ndcg@10", of.ndcg10());
            named.put("graded_ndcg@10", of.gradedNdcg10());
            named.put("mrr", of.mrr10());
            named.put("hr@10", of.hitRate10());
            named.put("coverage@10", of.coverage10());
            named.put("mean_popularity@10", of.meanPopularity10());
            return named;
        }
    }
}
