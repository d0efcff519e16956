package dev.marquee.training.harness;

import dev.marquee.core.catalog.Movie;
import dev.marquee.training.evaluation.Recommender;
import dev.marquee.training.report.Examples;
import dev.marquee.training.report.Examples.Film;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.UserRatings;
import dev.marquee.training.train.TrainingSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the lists of a few users of a trial, chosen by the size of their history alone. */
final class ExampleLists {
    private static final int USERS = 4;
    private static final int FILMS = 10;
    private static final float LIKED = 4;

    private final TrainingSet set;

    ExampleLists(TrainingSet set) {
        this.set = set;
    }

    /** The lists that a model makes in the first split of a trial. */
    Examples of(FittedStages stages, Trial trial, String model) throws IOException {
        Split split = trial.splits().getFirst().get().bounded(_ -> {});
        try (Contenders contenders = new Contenders(set, stages, split, trial.seed())) {
            Recommender recommender = contenders.list(model);
            return new Examples(
                    model,
                    split.name(),
                    trial.seed(),
                    chosen(split.test()).stream()
                            .map(held -> user(held, recommender))
                            .toList());
        }
    }

    /** In the middle of each quarter by number of known ratings. */
    static List<Case> chosen(List<Case> cases) {
        List<Case> bySize = cases.stream()
                .sorted(Comparator.comparingInt(held -> held.known().size()))
                .toList();
        return IntStream.range(0, USERS)
                .map(quarter -> (2 * quarter + 1) * bySize.size() / (2 * USERS))
                .distinct()
                .mapToObj(bySize::get)
                .toList();
    }

    Examples.User user(Case held, Recommender recommender) {
        UserRatings known = held.known();
        UserRatings asked = held.asked();
        Map<Integer, Float> later = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            later.put(asked.ordinals()[i], asked.ratings()[i]);
        }
        List<Film> shown = IntStream.of(recommender.list(known, asked.firstYear()))
                .limit(FILMS)
                .mapToObj(ordinal -> film(ordinal, later.get(ordinal)))
                .toList();
        return new Examples.User(known.userId(), known.size(), asked.size(), liked(known), shown);
    }

    private List<Film> liked(UserRatings known) {
        List<Film> liked = new ArrayList<>();
        for (int i = known.size() - 1; i >= 0 && liked.size() < FILMS; i--) {
            if (known.ratings()[i] >= LIKED) {
                liked.add(film(known.ordinals()[i], known.ratings()[i]));
            }
        }
        return liked;
    }

    private Film film(int ordinal, @Nullable Float rating) {
        Movie movie = set.catalog().movie(ordinal);
        return new Film(movie.title(), movie.year(), rating);
    }
}
