package dev.marquee.training.sequence;

import dev.marquee.training.evaluation.RetrievalMetrics;
import dev.marquee.training.evaluation.RetrievalModel;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.UserRatings;
import dev.marquee.training.train.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * SASRec, a sequential model (Kang and McAuley, ICDM 2018): reads movies in the order in which they were rated and scores
 * those that may come next. Learns at every position with a softmax over all learned movies and a bias for each, which
 * starts at the log of its popularity. Not thread-safe; close it: it holds native memory.
 */
public final class SasRec implements RetrievalModel, AutoCloseable {
    private static final int CHECK = 2;
    private static final int MAX_ASKED = 500;
    private static final int ASKED_AT_ONCE = 50;

    private final SasRecTrainer trained;

    private SasRec(SasRecTrainer trained) {
        this.trained = trained;
    }

    /** The validation part of a split chooses the epoch, by nDCG@10; then fits on all that is known. */
    public static SasRec tuned(Split split, SasRecParameters settings, long seed) {
        int epochs = bestEpoch(split, settings, seed);
        SasRecTrainer trainer = new SasRecTrainer(settings, split.known(), seed);
        try (Progress bar = new Progress("SASRec, " + split.name(), (long) trainer.steps() * epochs)) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                trainer.epoch(epoch, bar);
            }
        } catch (RuntimeException | Error e) {
            trainer.close();
            throw e;
        }
        return new SasRec(trainer);
    }

    private static int bestEpoch(Split split, SasRecParameters settings, long seed) {
        List<Case> cases = new ArrayList<>(split.validation());
        Collections.shuffle(cases, new Random(seed));
        List<Case> asked = cases.subList(0, Math.min(MAX_ASKED, cases.size()));
        int best = settings.epochs();
        double highest = Double.NEGATIVE_INFINITY;
        try (SasRecTrainer trainer = new SasRecTrainer(settings, split.training(), seed);
                Progress bar = new Progress("SASRec, split", (long) trainer.steps() * settings.epochs())) {
            for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
                trainer.epoch(epoch - 1, bar);
                if (epoch % CHECK == 0 || epoch == settings.epochs()) {
                    double found = ndcg(trainer, asked);
                    if (found > highest) {
                        highest = found;
                        best = epoch;
                    }
                }
            }
        }
        return best;
    }

    private static double ndcg(SasRecTrainer trainer, List<Case> cases) {
        RetrievalMetrics.Collector metrics = new RetrievalMetrics.Collector();
        for (int from = 0; from < cases.size(); from += ASKED_AT_ONCE) {
            List<Case> some = cases.subList(from, Math.min(cases.size(), from + ASKED_AT_ONCE));
            float[][] scores = trainer.scores(some.stream().map(Case::known).toList());
            for (int i = 0; i < scores.length; i++) {
                Case held = some.get(i);
                metrics.add(scores[i], held.known().ordinals(), held.asked().ordinals());
            }
        }
        return metrics.metrics(1).ndcg10();
    }

    @Override
    public float[] scores(UserRatings known) {
        return trained.scores(List.of(known))[0];
    }

    @Override
    public void close() {
        trained.close();
    }
}
