package dev.marquee.training.train;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.feature.MovieFeatures;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.split.DatasetRatings;
import dev.marquee.training.split.TrainingRatings;

/**
 * A data set as training reads it.
 *
 * @param id of the data set
 * @param catalog all movies
 * @param features the vocabulary of their metadata
 * @param movieFeatures feature ids by ordinal
 * @param traits what the ranking features compare movies by
 * @param ratings all ratings by user
 */
@SuppressWarnings("ArrayRecordComponent")
public record TrainingSet(
        String id,
        Catalog catalog,
        MovieFeatures features,
        int[][] movieFeatures,
        MovieTraits traits,
        TrainingRatings ratings) {
    /** Reads a data set. */
    public static TrainingSet of(Dataset dataset) {
        Catalog catalog = Catalog.of(dataset.movies());
        MovieFeatures features = MovieFeatures.of(catalog);
        return new TrainingSet(
                dataset.id(),
                catalog,
                features,
                features.encode(catalog),
                MovieTraits.of(catalog),
                DatasetRatings.byUser(dataset.ratings(), catalog));
    }
}
