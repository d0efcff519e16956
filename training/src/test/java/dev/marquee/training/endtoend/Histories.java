package dev.marquee.training.endtoend;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.training.split.UserRatings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a person has rated, as the body of a request has it. */
final class Histories {
    private Histories() {}

    /** These movies in this order, all rated alike. */
    static List<Map<String, Object>> rated(List<Integer> movieIds, double rating) {
        return movieIds.stream()
                .map(id -> Map.<String, Object>of("movieId", id, "rating", rating))
                .toList();
    }

    /** A history with its times. */
    static List<Map<String, Object>> of(History history) {
        return history.ratings().stream()
                .map(rated -> Map.<String, Object>of(
                        "movieId", rated.movieId(),
                        "rating", rated.rating(),
                        "ratedAt", Instant.ofEpochSecond(rated.ratedAt()).toString()))
                .toList();
    }

    /** Ratings of a data set as the services read them. */
    static History of(Catalog catalog, UserRatings user) {
        List<RatedMovie> ratings = new ArrayList<>();
        for (int i = 0; i < user.size(); i++) {
            ratings.add(new RatedMovie(catalog.movieId(user.ordinals()[i]), user.ratings()[i], user.timestamps()[i]));
        }
        return History.byTime(ratings);
    }
}
