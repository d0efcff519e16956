package dev.marquee.api.drift;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.rating.AfterRating;
import dev.marquee.api.rating.StoredRating;
import dev.marquee.api.recommendation.AfterRecommending;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.drift.Profile;
import dev.marquee.core.drift.Trait;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * Compares the last day with what the served bundle was trained on: {@code drift.stability.index} and {@code drift.samples} by
 * trait, how old its ratings are, and which error it was published with. Thread-safe.
 */
@Component
class Drift implements AfterRating, AfterRecommending {
    /** Fewer values are noise: at 500 in ten bins, equal distributions have an index of about .02. */
    static final int FEWEST = 500;

    private final ServedBundles bundles;
    private final RecentCounts recent;

    Drift(ServedBundles bundles, MeterRegistry registry, Clock clock) {
        this.bundles = bundles;
        this.recent = new RecentCounts(clock);
        for (Trait trait : Trait.values()) {
            Gauge.builder("drift.stability.index", this, drift -> drift.index(trait))
                    .description(
                            "Population stability index of the last day against the training data of the served bundle")
                    .tag("trait", trait.label())
                    .register(registry);
            Gauge.builder("drift.samples", this, drift -> drift.samples(trait))
                    .description("Values of the last day that the index is of")
                    .tag("trait", trait.label())
                    .register(registry);
        }
        Gauge.builder("model.newest.rating.timestamp", this, drift -> drift.ofBundle(ServedBundle::newestRating))
                .description("Time of the newest rating that the served bundle was trained on, since the epoch")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("model.trained.timestamp", this, drift -> drift.ofBundle(ServedBundle::trainedAt))
                .description("Beginning of the day on which the served bundle was trained, since the epoch")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("model.evaluated.error", this, drift -> drift.ofBundle(ServedBundle::evaluatedError))
                .description(
                        "Root mean square error of the served bundle's ranking model on held-out ratings, in stars")
                .register(registry);
    }

    @Override
    public void rated(String userId, StoredRating rating) {
        recent.add(Trait.RATING, Trait.rating(rating.rating()));
        bundles.current().movie(rating.movieId()).ifPresent(movie -> rated(movie, rating));
    }

    private void rated(Movie movie, StoredRating rating) {
        Trait.genres(movie).forEach(genre -> recent.add(Trait.GENRE, genre));
        recent.add(Trait.MOVIE_AGE, Trait.movieAge(movie, rating.ratedAt()));
    }

    @Override
    public void recommended(int ratings, List<Double> predicted) {
        recent.add(Trait.HISTORY_LENGTH, Trait.historyLength(ratings));
        predicted.forEach(stars -> recent.add(Trait.PREDICTED_RATING, Trait.predictedRating(stars)));
    }

    /** NaN while there are too few values, or for a bundle without a profile. */
    private double index(Trait trait) {
        Map<String, Long> lately = recent.of(trait);
        return sum(lately) < FEWEST
                ? Double.NaN
                : ofBundle(bundle -> Profile.stabilityIndex(bundle.profile().of(trait), lately));
    }

    private double samples(Trait trait) {
        return sum(recent.of(trait));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private double ofBundle(ToDoubleFunction<ServedBundle> figure) {
        return bundles.versions().isEmpty() ? Double.NaN : figure.applyAsDouble(bundles.current());
    }
}
