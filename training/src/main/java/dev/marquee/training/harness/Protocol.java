package dev.marquee.training.harness;

import dev.marquee.training.split.GlobalTimeSplit;
import dev.marquee.training.split.HeldOutUsers;
import dev.marquee.training.split.RandomSplit;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TimeSplit;
import dev.marquee.training.split.TrainingRatings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which ratings are held out. */
enum Protocol {
    /** Comparable with published figures, and optimistic: what is asked may be older than what is known. */
    A("random: a fifth for retrieval and lists, five folds for ranking (optimistic)") {
        @Override
        List<Trial> trials(TrainingRatings all, List<Long> seeds, long... foldSeeds) {
            List<Trial> trials = new ArrayList<>();
            for (long seed : seeds) {
                trials.add(Trial.random(
                        seed,
                        () -> RandomSplit.of(all, seed, 0),
                        Asked.all(Section.RETRIEVAL),
                        Asked.all(Section.LIST)));
            }
            for (long seed : foldSeeds) {
                for (int fold = 0; fold < RandomSplit.FOLDS; fold++) {
                    int which = fold;
                    trials.add(Trial.random(seed, () -> RandomSplit.of(all, seed, which), Asked.all(Section.RANKING)));
                }
            }
            return trials;
        }
    },
    /** The gate. */
    B("by time within each user: the last fifth; hr@100 on the last rating, rmse_last_10 on the last tenth") {
        @Override
        List<Trial> trials(TrainingRatings all, List<Long> seeds, long... foldSeeds) {
            List<Trial> trials = new ArrayList<>();
            for (long seed : seeds) {
                trials.add(Trial.fixed(
                        "last fifth",
                        seed,
                        () -> TimeSplit.of(all),
                        new Asked(Section.RETRIEVAL, null, "hr@100"),
                        Asked.all(Section.RANKING),
                        Asked.all(Section.LIST)));
                trials.add(Trial.fixed(
                        "last rating",
                        seed,
                        () -> TimeSplit.lastRating(all),
                        new Asked(Section.RETRIEVAL, Map.of("hr@100", "hr@100", "ndcg@10", "ndcg@10_last"), null)));
                trials.add(Trial.fixed(
                        "last tenth",
                        seed,
                        () -> TimeSplit.lastTenth(all),
                        new Asked(Section.RANKING, Map.of("rmse", "rmse_last_10"), null)));
            }
            return trials;
        }
    },
    /** For large sets: in small ones hardly anybody rates on both sides of a moment. */
    C("by time over all ratings: the last tenth, with all that a user rated before") {
        @Override
        List<Trial> trials(TrainingRatings all, List<Long> seeds, long... foldSeeds) {
            return seeds.stream()
                    .map(seed -> Trial.fixed("last tenth of all", seed, () -> GlobalTimeSplit.of(all), everything()))
                    .toList();
        }
    },
    /** Whether users need to have been there in training. */
    D("held-out users: the same ratings as in A are asked of users of whom nothing was learned") {
        @Override
        List<Trial> trials(TrainingRatings all, List<Long> seeds, long... foldSeeds) {
            List<Trial> trials = new ArrayList<>();
            for (long seed : foldSeeds) {
                List<Supplier<Split>> folds = IntStream.range(0, HeldOutUsers.FOLDS)
                        .<Supplier<Split>>mapToObj(fold -> () -> HeldOutUsers.of(all, seed, fold))
                        .toList();
                List<Supplier<Split>> reference = List.of(() -> RandomSplit.of(all, seed, 0));
                trials.add(new Trial("A, seed " + seed, false, seed, reference, List.of(everything()), true));
                trials.add(new Trial("D, seed " + seed, false, seed, folds, List.of(everything()), false));
            }
            return trials;
        }
    };

    private static final List<Long> THREE_SEEDS = List.of(42L, 43L, 44L);

    private final String description;

    Protocol(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }

    /** What is measured with these seeds; null for the protocol's own. */
    Plan plan(TrainingRatings all, @Nullable List<Long> given) {
        return new Plan(name(), description, this == B, seeds(given), trials(all, given), List.of());
    }

    /** The seeds that are used where nobody names others, all of them. */
    List<Long> seeds(@Nullable List<Long> given) {
        if (given != null) {
            return given;
        }
        return this == A || this == B ? THREE_SEEDS : THREE_SEEDS.subList(0, 1);
    }

    /** What is to be measured; without given seeds, the five folds are made with the first only. */
    List<Trial> trials(TrainingRatings all, @Nullable List<Long> given) {
        List<Long> seeds = seeds(given);
        List<Long> foldSeeds = given == null ? seeds.subList(0, 1) : seeds;
        return trials(all, seeds, foldSeeds.stream().mapToLong(Long::longValue).toArray());
    }

    abstract List<Trial> trials(TrainingRatings all, List<Long> seeds, long... foldSeeds);

    /** All models of all sections. */
    static Asked[] everything() {
        return new Asked[] {Asked.all(Section.RETRIEVAL), Asked.all(Section.RANKING), Asked.all(Section.LIST)};
    }
}
