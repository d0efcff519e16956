package dev.marquee.training.tune;

import dev.marquee.training.experiment.ExperimentException;
import dev.marquee.training.experiment.RunRecord;
import dev.marquee.training.experiment.RunsFolder;
import dev.marquee.training.train.Settings;
import dev.marquee.training.train.SettingsJson;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The trials of a search that are done, by number. Not thread-safe. */
final class Trials {
    private final TunePlan plan;
    private final NavigableMap<Integer, RunRecord> done = new TreeMap<>();

    Trials(TunePlan plan) {
        this.plan = plan;
    }

    /** Those whose records are there; a damaged record is as none. */
    static Trials recorded(TunePlan plan, RunsFolder runs) throws IOException {
        Trials trials = new Trials(plan);
        for (String id : runs.ids()) {
            try {
                trials.add(runs.read(id));
            } catch (ExperimentException e) {
                System.err.println("marquee: skipped: " + e.getMessage());
            }
        }
        return trials;
    }

    /** Adds a record if it is of this search. */
    void add(RunRecord record) {
        RunRecord.Part part = record.part();
        if (part != null && part.tune().equals(plan.id())) {
            done.put(part.trial(), record);
        }
    }

    /** Number of the next one. */
    int next() {
        int next = 0;
        while (done.containsKey(next)) {
            next++;
        }
        return next;
    }

    int size() {
        return done.size();
    }

    /** All records, in the order of the numbers. */
    Collection<RunRecord> all() {
        return done.values();
    }

    /** Wall time of all. */
    double seconds() {
        return done.values().stream().mapToDouble(RunRecord::seconds).sum();
    }

    /** Of the longest of a model; 0 where there is none. */
    double longestSeconds(TunedModel model) {
        return done.values().stream()
                .filter(record -> model(record) == model)
                .mapToDouble(RunRecord::seconds)
                .max()
                .orElse(0);
    }

    TunedModel model(RunRecord record) {
        return plan.model(number(record));
    }

    static int number(RunRecord record) {
        RunRecord.Part part = record.part();
        return part == null ? -1 : part.trial();
    }

    /** The metric by which a trial is compared; empty if it failed. */
    Optional<Double> value(RunRecord record) {
        return Optional.ofNullable(record.headline().get(model(record).metric()));
    }

    /** Those of a model that did not fail, best first; the earlier one of equals. */
    List<RunRecord> ranked(TunedModel model) {
        return done.values().stream()
                .filter(record -> model(record) == model && value(record).isPresent())
                .sorted((one, other) ->
                        compare(model, value(one).orElseThrow(), value(other).orElseThrow()))
                .toList();
    }

    private static int compare(TunedModel model, double one, double other) {
        if (model.better(one, other)) {
            return -1;
        }
        return model.better(other, one) ? 1 : 0;
    }

    /** The parameters of the best trial of each model; the defaults where none has ended well. */
    Settings best() {
        ObjectNode named = JsonMapper.shared().createObjectNode();
        for (TunedModel model : plan.models()) {
            ranked(model).stream()
                    .findFirst()
                    .ifPresent(best -> best.parameters().forEach(named::set));
        }
        return SettingsJson.settings(named, plan.seed());
    }
}
