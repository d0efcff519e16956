package dev.marquee.ranking.scoring;

import dev.marquee.core.feature.RankingInput;
import dev.marquee.core.history.History;
import dev.marquee.service.Deadline;
import dev.marquee.service.Lease;
import dev.marquee.service.ProblemException;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Predicts how a person would rate each candidate. Thread-safe. */
class CandidateRanker {
    private final Meter.MeterProvider<Timer> inference;
    private final DistributionSummary batchSize;

    CandidateRanker(MeterRegistry meters) {
        this.inference = Timer.builder("ranking.inference")
                .description("One batch through the ranking model, without its features")
                .withRegistry(meters);
        this.batchSize = DistributionSummary.builder("ranking.batch.size")
                .description("Candidates of a request")
                .register(meters);
    }

    /**
     * Scores all candidates in one batch; the order of the request is kept.
     *
     * @throws ProblemException 400 for a candidate that the catalog does not hold, 504 if the deadline
     *     passes or cannot be met
     */
    float[] score(Lease<RankingModel> lease, History history, int[] movieIds, int year, Deadline deadline) {
        RankingModel model = lease.get();
        deadline.check("the features");
        RankingInput input = model.features().assemble(history, movieIds, year);
        model.cost().check(deadline, "the ranking model", movieIds.length);
        batchSize.record(movieIds.length);
        return inference.withTag("model.version", lease.version()).record(() -> model.predict(input));
    }
}
