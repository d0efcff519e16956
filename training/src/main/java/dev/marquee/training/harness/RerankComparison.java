package dev.marquee.training.harness;

import dev.marquee.core.blend.Blend;
import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.rerank.ItemDirections;
import dev.marquee.core.rerank.RerankTask;
import dev.marquee.core.rerank.Reranker;
import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.evaluation.ScoredCandidates;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.rerank.RerankReport;
import dev.marquee.training.rerank.Variant;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.Split;
import dev.marquee.training.train.Progress;
import dev.marquee.training.train.TrainingSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Re-ranks the lists that are served in every variant, by the code that serves them. Not thread-safe; for one run. */
final class RerankComparison {
    /** The length of a list where the caller names none. */
    private static final int PLACES = 20;

    private final TrainingSet set;
    private final FittedStages stages;
    private final List<RerankMeasure> measures = new ArrayList<>();
    private int users;

    RerankComparison(TrainingSet set, FittedStages stages) {
        this.set = set;
        this.stages = stages;
        Variant.all().forEach(variant -> measures.add(new RerankMeasure(variant, set.catalog())));
    }

    /** Measures on the splits by which a plan measures lists. */
    RerankReport run(Plan plan) throws IOException {
        for (Trial trial : plan.trials()) {
            if (!trial.reference() && trial.asked().stream().anyMatch(asked -> asked.section() == Section.LIST)) {
                measure(trial);
            }
        }
        RerankMeasure asItIs = measures.getFirst();
        return new RerankReport(
                set.id(),
                plan.description(),
                plan.seeds(),
                PLACES,
                users,
                measures.stream().map(measure -> measure.against(asItIs)).toList());
    }

    private void measure(Trial trial) throws IOException {
        users = 0;
        for (var of : trial.splits()) {
            Split split = of.get().bounded(System.err::println);
            if (split.test().isEmpty()) {
                throw new DatasetException("data set %s cannot be divided by \"%s\": nobody has ratings on both sides"
                        .formatted(set.id(), split.name()));
            }
            users += split.test().size();
            measure(split, trial.seed());
        }
        measures.forEach(RerankMeasure::endTrial);
    }

    private void measure(Split split, long seed) throws IOException {
        int[] counts = split.known().counts();
        String title = "re-ranked, %s, seed %d".formatted(split.name(), seed);
        try (Contenders contenders = new Contenders(set, stages, split, seed)) {
            ServedModel model = contenders.served();
            Blend blend = stages.blend(split, seed);
            ItemDirections directions = model.retrieval().directions();
            Reranker reranker = Reranker.of(set.catalog(), directions);
            try (Progress bar = new Progress(title, split.test().size())) {
                for (Case held : split.test()) {
                    ScoredCandidates scored =
                            model.score(held.known(), held.asked().firstYear());
                    measure(held, scored.order(blend), reranker, directions, counts);
                    bar.step();
                }
            }
        }
    }

    private void measure(
            Case held, List<RankedMovie> ranked, Reranker reranker, ItemDirections directions, int[] counts) {
        int[] ordinals = ranked.stream()
                .mapToInt(movie -> set.catalog().ordinal(movie.movieId()).orElseThrow())
                .toArray();
        double[] scores = ranked.stream().mapToDouble(RankedMovie::score).toArray();
        for (RerankMeasure measure : measures) {
            RerankTask task = new RerankTask(
                    PLACES, measure.variant().options(), List.of(), held.known().userId());
            measure.add(held, ordinals, reranker.arrange(ordinals, scores, task), directions, counts);
        }
    }
}
