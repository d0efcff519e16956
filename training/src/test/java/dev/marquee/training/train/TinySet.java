package dev.marquee.training.train;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feature.MovieFeatures;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import dev.marquee.training.split.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Data sets for tests: movies "Movie 0" of 1990, "Movie 1" of 1991 and so on, without other metadata. */
public final class TinySet {
    private TinySet() {}

    /** A data set of so many movies. */
    public static TrainingSet of(int movies, List<UserRatings> users) {
        Catalog catalog = Catalog.of(IntStream.range(0, movies)
                .mapToObj(i -> new Movie(i + 1, "Movie " + i, 1990 + i % 30, List.of(), null, null, 1, 3, 1, null))
                .toList());
        MovieFeatures features = MovieFeatures.of(catalog);
        return new TrainingSet(
                "tiny",
                catalog,
                features,
                features.encode(catalog),
                MovieTraits.of(catalog),
                new TrainingRatings(movies, users));
    }

    /** Users of two tastes, each with 25 ratings of the first 60 movies. */
    public static List<UserRatings> users(int count) {
        Random random = new Random(1);
        List<UserRatings> users = new ArrayList<>();
        for (int u = 0; u < count; u++) {
            users.add(Users.ofTaste("u" + u, u % 2, 60, 25, random));
        }
        return users;
    }

    /** The same but for the last fifth: its movies go round by one, and each rating becomes its opposite. */
    public static UserRatings withOtherTest(UserRatings user) {
        int from = user.size() - user.size() / 5;
        float[] ratings = user.ratings().clone();
        for (int i = from; i < ratings.length; i++) {
            ratings[i] = 5.5f - ratings[i];
        }
        int[] ordinals = user.ordinals().clone();
        int first = ordinals[from];
        System.arraycopy(ordinals, from + 1, ordinals, from, ordinals.length - from - 1);
        ordinals[ordinals.length - 1] = first;
        return new UserRatings(user.userId(), ordinals, ratings, user.timestamps());
    }
}
