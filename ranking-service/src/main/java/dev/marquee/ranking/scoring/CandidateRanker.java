package dev.marquee.ranking.scoring;

import dev.marquee.core.feature.RankingInput;
import dev.marquee.core.history.History;
import dev.marquee.ranking.feature.FeatureAssembler;
import dev.marquee.service.Deadline;
import dev.marquee.service.Lease;
import dev.marquee.service.ProblemException;
import dev.marquee.service.Spans;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Predicts how a person would rate each candidate. Thread-safe. */
class CandidateRanker {
    /** Enough of a batch to see how predictions are spread, and too few to take any time. */
    private static final int SAMPLED = 8;

    private final Meter.MeterProvider<Timer> inference;
    private final DistributionSummary batchSize;
    private final DistributionSummary predicted;
    private final Spans spans;

    CandidateRanker(MeterRegistry meters, Spans spans) {
        this.inference = Timer.builder("ranking.inference")
                .description("One batch through the ranking model, without its features")
                .withRegistry(meters);
        this.batchSize = DistributionSummary.builder("ranking.batch.size")
                .description("Candidates of a request")
                .register(meters);
        this.predicted = DistributionSummary.builder("ranking.predicted.rating")
                .description("Ratings predicted for some candidates of each request, in stars")
                .register(meters);
        this.spans = spans;
    }

    /**
     * Scores all candidates in one batch; the order of the request is kept.
     *
     * @param features of the same bundle
     * @throws ProblemException 400 for a candidate that the catalog does not hold, 504 if the deadline
     *     passes or cannot be met
     */
    float[] score(
            Lease<RankingModel> lease,
            FeatureAssembler features,
            History history,
            int[] movieIds,
            int year,
            Deadline deadline) {
        RankingModel model = lease.get();
        deadline.check("the features");
        RankingInput input = spans.in("features", () -> features.assemble(history, movieIds, year));
        model.cost().check(deadline, "the ranking model", movieIds.length);
        batchSize.record(movieIds.length);
        float[] ratings = spans.in("ranking model", () -> timedPrediction(lease, input));
        sample(ratings);
        return ratings;
    }

    private float[] timedPrediction(Lease<RankingModel> lease, RankingInput input) {
        return inference
                .withTag("model.version", lease.version())
                .record(() -> lease.get().predict(input));
    }

    private void sample(float[] ratings) {
        int step = Math.max(1, ratings.length / SAMPLED);
        for (int i = 0; i < ratings.length; i += step) {
            predicted.record(ratings[i]);
        }
    }
}
