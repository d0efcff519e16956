package dev.marquee.training.harness;

import dev.marquee.core.feedback.Meaning;
import dev.marquee.core.feedback.Meanings;
import dev.marquee.core.feedback.Signal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses how signals are read: one value after the other, from what is served, until no other one gives a higher nDCG@10 on
 * the validation parts. Not thread-safe.
 */
final class FeedbackChoice {
    /** Smaller gains are chance (the standard error of a difference over 600 people is about .003): what is served stays. */
    private static final double LEAST_GAIN = 1e-3;

    private static final int MOST_ROUNDS = 3;
    private static final double[] WEIGHTS = {0.1, 0.25, 0.5, 0.7, 0.9};
    private static final int[] HALF_LIVES = {7, 30, 90, 365};

    private final List<FeedbackCases> validation;
    private final Runnable step;
    private final Map<Meanings, Double> known = new HashMap<>();
    private Meanings best;

    /** Steps to be expected of a choice. */
    static final int STEPS = 2 * 2 * 32;

    private FeedbackChoice(List<FeedbackCases> validation, Runnable step, Meanings first) {
        this.validation = validation;
        this.step = step;
        this.best = first;
    }

    /**
     * What the validation parts choose.
     *
     * @param step is run after each value that was tried
     */
    static Meanings of(List<FeedbackCases> validation, Runnable step) {
        FeedbackChoice choice = new FeedbackChoice(validation, step, Meanings.DEFAULT);
        Meanings before;
        int round = 0;
        do {
            before = choice.best;
            choice.tryClick();
            choice.tryWatch();
            choice.tryNotInterested();
        } while (!choice.best.equals(before) && ++round < MOST_ROUNDS);
        return choice.best;
    }

    private void tryClick() {
        Behaviour behaviour = Behaviour.CLICKS;
        changes(new double[] {3, 3.5, 4, 4.5, 5})
                .forEach(change -> consider(behaviour, with(change, Signal.Kind.CLICK)));
    }

    private void tryWatch() {
        Behaviour behaviour = Behaviour.WATCHES;
        ratings(1, 1.5, 2, 2.5, 3)
                .map(least -> (UnaryOperator<Meaning>)
                        of -> new Meaning(least.floatValue(), of.most(), of.weight(), of.halfLife()))
                .forEach(change -> consider(behaviour, with(change, Signal.Kind.WATCH)));
        ratings(4, 4.5, 5)
                .map(most -> (UnaryOperator<Meaning>)
                        of -> new Meaning(of.least(), most.floatValue(), of.weight(), of.halfLife()))
                .forEach(change -> consider(behaviour, with(change, Signal.Kind.WATCH)));
        changes(new double[0]).forEach(change -> consider(behaviour, with(change, Signal.Kind.WATCH)));
    }

    private void tryNotInterested() {
        Behaviour behaviour = Behaviour.WATCHES;
        changes(new double[] {0.5, 1, 1.5, 2})
                .forEach(change -> consider(behaviour, with(change, Signal.Kind.NOT_INTERESTED)));
    }

    private static Stream<Double> ratings(double... ratings) {
        return DoubleStream.of(ratings).boxed();
    }

    /** Other ratings, whatever the share; other weights; other half-lives. */
    private static Stream<UnaryOperator<Meaning>> changes(double[] ratings) {
        return Stream.of(
                        ratings(ratings).map(rating -> (UnaryOperator<Meaning>) of ->
                                new Meaning(rating.floatValue(), rating.floatValue(), of.weight(), of.halfLife())),
                        ratings(WEIGHTS).map(weight -> (UnaryOperator<Meaning>)
                                of -> new Meaning(of.least(), of.most(), weight.floatValue(), of.halfLife())),
                        IntStream.of(HALF_LIVES).mapToObj(days -> (UnaryOperator<Meaning>)
                                of -> new Meaning(of.least(), of.most(), of.weight(), Duration.ofDays(days))))
                .flatMap(all -> all);
    }

    private static UnaryOperator<Meanings> with(UnaryOperator<Meaning> change, Signal.Kind kind) {
        return of -> switch (kind) {
            case CLICK -> new Meanings(change.apply(of.click()), of.watch(), of.notInterested());
            case WATCH -> new Meanings(of.click(), change.apply(of.watch()), of.notInterested());
            case NOT_INTERESTED -> new Meanings(of.click(), of.watch(), change.apply(of.notInterested()));
        };
    }

    private void consider(Behaviour behaviour, UnaryOperator<Meanings> change) {
        Meanings other = change.apply(best);
        if (ndcg(behaviour, other) > ndcg(behaviour, best) + LEAST_GAIN) {
            best = other;
        }
        step.run();
    }

    /** Only what the behaviour shows is part of the key. */
    private double ndcg(Behaviour behaviour, Meanings meanings) {
        Meanings shown = behaviour == Behaviour.CLICKS
                ? new Meanings(meanings.click(), Meanings.DEFAULT.watch(), Meanings.DEFAULT.notInterested())
                : new Meanings(Meanings.DEFAULT.click(), meanings.watch(), meanings.notInterested());
        return known.computeIfAbsent(
                shown,
                asked -> validation.stream()
                        .mapToDouble(
                                cases -> FeedbackEvaluation.ndcg(cases.ask(behaviour, HistoryReading.CHOSEN, asked)))
                        .average()
                        .orElseThrow());
    }
}
