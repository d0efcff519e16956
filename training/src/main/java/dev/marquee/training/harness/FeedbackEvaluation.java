package dev.marquee.training.harness;

import dev.marquee.core.feedback.Meanings;
import dev.marquee.training.evaluation.PairedBootstrap;
import dev.marquee.training.evaluation.RetrievalStage;
import dev.marquee.training.report.Value;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TimeSplit;
import dev.marquee.training.train.Progress;
import dev.marquee.training.train.TrainingSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Measures what signals are worth: how well retrieval finds what people rate next, given signals in place of their newest
 * ratings. Chooses on the validation parts how signals are read. For one run.
 */
final class FeedbackEvaluation {
    private static final List<String> METRICS = List.of("ndcg@10", "top_100_accuracy", "recall@20");

    private final TrainingSet set;
    private final FittedStages stages;
    private final Split split;

    FeedbackEvaluation(TrainingSet set, FittedStages stages) {
        this.set = set;
        this.stages = stages;
        this.split = TimeSplit.of(set.ratings()).bounded(System.err::println);
    }

    static double ndcg(Measure measure) {
        return Objects.requireNonNull(measure.metrics().get("ndcg@10"));
    }

    FeedbackReport run(List<Long> seeds) throws IOException {
        Meanings chosen = chosen(seeds);
        Map<Behaviour, Map<HistoryReading, List<Measure>>> measured = measured(seeds, chosen);
        Map<String, Map<String, FeedbackReport.Reading>> behaviours = new LinkedHashMap<>();
        measured.forEach((behaviour, readings) -> behaviours.put(behaviour.title(), reported(readings)));
        return new FeedbackReport(
                set.id(), seeds, split.test().size(), Behaviour.NOISE, chosen, Meanings.DEFAULT, behaviours);
    }

    private Meanings chosen(List<Long> seeds) throws IOException {
        List<RetrievalStage> open = new ArrayList<>();
        try (Progress bar = new Progress("choosing on validation", FeedbackChoice.STEPS)) {
            List<FeedbackCases> validation = new ArrayList<>();
            for (long seed : seeds) {
                open.add(stages.retrievalAtValidation(split, seed));
                validation.add(new FeedbackCases(set.catalog(), open.getLast(), split.validation(), seed));
            }
            return FeedbackChoice.of(validation, bar::step);
        } finally {
            open.forEach(RetrievalStage::close);
        }
    }

    private Map<Behaviour, Map<HistoryReading, List<Measure>>> measured(List<Long> seeds, Meanings chosen)
            throws IOException {
        Map<Behaviour, Map<HistoryReading, List<Measure>>> measured = new LinkedHashMap<>();
        int steps = seeds.size() * Behaviour.values().length * HistoryReading.values().length;
        try (Progress bar = new Progress("asking on test", steps)) {
            for (long seed : seeds) {
                try (RetrievalStage stage = stages.retrieval(split, seed)) {
                    FeedbackCases test = new FeedbackCases(set.catalog(), stage, split.test(), seed);
                    for (Behaviour behaviour : Behaviour.values()) {
                        for (HistoryReading reading : HistoryReading.values()) {
                            measured.computeIfAbsent(behaviour, _ -> new LinkedHashMap<>())
                                    .computeIfAbsent(reading, _ -> new ArrayList<>())
                                    .add(test.ask(behaviour, reading, chosen));
                            bar.step();
                        }
                    }
                }
            }
        }
        return measured;
    }

    private static Map<String, FeedbackReport.Reading> reported(Map<HistoryReading, List<Measure>> readings) {
        Map<String, FeedbackReport.Reading> reported = new LinkedHashMap<>();
        List<Measure> chosen = Objects.requireNonNull(readings.get(HistoryReading.CHOSEN));
        readings.forEach((reading, trials) ->
                reported.put(reading.title(), new FeedbackReport.Reading(metrics(trials), beside(trials, chosen))));
        return reported;
    }

    private static Map<String, Value> metrics(List<Measure> trials) {
        Map<String, Value> metrics = new LinkedHashMap<>();
        for (String metric : METRICS) {
            metrics.put(
                    metric,
                    Value.of(trials.stream()
                            .map(trial -> Objects.requireNonNull(trial.metrics().get(metric)))
                            .toList()));
        }
        return metrics;
    }

    private static Map<String, PairedBootstrap> beside(List<Measure> trials, List<Measure> chosen) {
        Map<String, PairedBootstrap> beside = new LinkedHashMap<>();
        if (!trials.equals(chosen)) {
            for (String metric : Section.RETRIEVAL.compared()) {
                beside.put(metric, Section.RETRIEVAL.compare(metric, users(trials, metric), users(chosen, metric)));
            }
        }
        return beside;
    }

    private static UserSums users(List<Measure> trials, String metric) {
        UserSums all = new UserSums();
        trials.forEach(trial -> all.addAll(trial.users(metric)));
        return all;
    }
}
