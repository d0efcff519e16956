package dev.marquee.training.harness;

import dev.marquee.training.dataset.DatasetException;
import dev.marquee.training.report.ProtocolReport;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.Split;
import dev.marquee.training.train.Progress;
import dev.marquee.training.train.TrainingSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Measures models by a protocol: trial by trial, split by split, model by model. Not thread-safe; for one run. */
final class Harness {
    private final TrainingSet set;
    private final FittedStages stages;
    private final Predicate<String> wanted;
    private final Results results = new Results();
    private final Results references = new Results();
    private final Set<ProtocolReport.SplitCounts> splits = new LinkedHashSet<>();
    private final Map<String, String> leftOut = new LinkedHashMap<>();
    private final Map<String, String> remarks = new LinkedHashMap<>();
    private final Map<String, Measure> measured = new HashMap<>();

    /**
     * Prepares a run.
     *
     * @param wanted the models to measure, by name
     */
    Harness(TrainingSet set, FittedStages stages, Predicate<String> wanted) {
        this.set = set;
        this.stages = stages;
        this.wanted = wanted;
    }

    /** Measures; {@code seeds} null for those of the protocol. */
    ProtocolReport run(Protocol protocol, @Nullable List<Long> seeds) throws IOException {
        return run(protocol.plan(set.ratings(), seeds));
    }

    /** Measures by a plan. */
    ProtocolReport run(Plan plan) throws IOException {
        int number = 0;
        for (Trial trial : plan.trials()) {
            measure(plan, trial, ++number);
        }
        return Reporting.report(set.id(), plan, List.copyOf(splits), results, references, stages, leftOut, remarks);
    }

    private void measure(Plan plan, Trial trial, int number) throws IOException {
        List<Task> tasks = tasks(plan, trial, number);
        List<Task> open =
                tasks.stream().filter(task -> !measured.containsKey(task.key())).toList();
        for (int i = 0; i < trial.splits().size() && !open.isEmpty(); i++) {
            Split split = checked(trial.splits().get(i).get().bounded(System.err::println), trial.seed());
            int[] counts = split.known().counts();
            try (Contenders contenders = new Contenders(set, stages, split, trial.seed())) {
                for (Task task : open) {
                    ask(task, contenders, split, counts);
                }
            }
        }
        for (Task task : tasks) {
            Contenders.remark(task.model()).ifPresent(remark -> remarks.put(task.model(), remark));
            Measure measure = measured.computeIfAbsent(task.key(), _ -> task.measure());
            (trial.reference() ? references : results)
                    .of(task.asked().section(), task.model())
                    .add(task.asked(), measure);
        }
    }

    private List<Task> tasks(Plan plan, Trial trial, int number) {
        List<Task> tasks = new ArrayList<>();
        for (Asked asked : trial.asked()) {
            for (String model : asked.section().models()) {
                if (!wanted.test(model)) {
                    continue;
                }
                Limits.exceeded(model, set, plan)
                        .ifPresentOrElse(
                                reason -> leaveOut(model, reason), () -> tasks.add(task(trial, number, asked, model)));
            }
        }
        return tasks;
    }

    private void leaveOut(String model, String reason) {
        if (leftOut.put(model, reason) == null) {
            System.err.println(model + " is left out: " + reason);
        }
    }

    /** Some models are measured once on the same splits, whatever the seed of training. */
    private Task task(Trial trial, int number, Asked asked, String model) {
        String where = trial.fixed() && !Contenders.isRepeated(model) ? trial.name() : "trial " + number;
        Measure measure = switch (asked.section()) {
            case RETRIEVAL -> new Measure.OfRetrieval(set.catalog().size());
            case RANKING -> new Measure.OfRanking();
            case LIST -> new Measure.OfLists(set.catalog().size());
        };
        return new Task(asked, model, asked.section() + " " + model + " " + where, measure);
    }

    private void ask(Task task, Contenders contenders, Split split, int[] counts) throws IOException {
        String title = "%s, %s".formatted(task.model(), split.name());
        Consumer<Case> question = switch (task.measure()) {
            case Measure.OfRetrieval of -> {
                var model = contenders.retrieval(task.model());
                yield held -> of.ask(model, held, counts);
            }
            case Measure.OfRanking of -> {
                var model = contenders.ranking(task.model());
                yield held -> of.ask(model, held, counts);
            }
            case Measure.OfLists of -> {
                var model = contenders.list(task.model());
                yield held -> of.ask(model, held, counts);
            }
        };
        try (Progress bar = new Progress(title, split.test().size())) {
            for (Case held : split.test()) {
                question.accept(held);
                bar.step();
            }
        }
    }

    private Split checked(Split split, long seed) {
        if (split.test().isEmpty() || split.validation().isEmpty()) {
            throw new DatasetException("data set %s cannot be divided by \"%s\": nobody has ratings on both sides"
                    .formatted(set.id(), split.name()));
        }
        splits.add(new ProtocolReport.SplitCounts(
                split.name(),
                seed,
                split.training().size(),
                split.known().size(),
                split.test().size(),
                split.test().stream().mapToInt(held -> held.asked().size()).sum()));
        return split;
    }

    /**
     * One model in one trial.
     *
     * @param key equal where the answers are
     */
    private record Task(Asked asked, String model, String key, Measure measure) {}
}
