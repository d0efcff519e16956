package dev.marquee.api.event;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.core.catalog.Movie;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be said of movies that were shown together, by the catalogue of a bundle. Immutable and thread-safe. */
final class ShownLists {
    private static final int POPULAR = 100;
    private static final int LONGEST = 100;

    private final ServedBundle bundle;
    private final Set<Integer> popular;

    private ShownLists(ServedBundle bundle, Set<Integer> popular) {
        this.bundle = bundle;
        this.popular = popular;
    }

    static ShownLists of(ServedBundle bundle) {
        return new ShownLists(
                bundle,
                bundle.catalog().popular(bundle.catalog().present(), POPULAR).stream()
                        .map(Movie::movieId)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The bundle whose catalogue this is. */
    ServedBundle bundle() {
        return bundle;
    }

    /** Whether a movie is among the {@value #POPULAR} most popular ones. */
    boolean isPopular(int movieId) {
        return popular.contains(movieId);
    }

    /**
     * For each list that two or more impressions are of: the mean Jaccard distance of the genres of two of its movies, over
     * all pairs, 0 to 1 (intra-list diversity: Smyth and McClave, Similarity vs. Diversity, 2001, equation 4).
     */
    List<Double> diversities(List<Event> impressions) {
        Map<String, List<Set<String>>> lists = new LinkedHashMap<>();
        for (Event event : impressions) {
            List<Set<String>> genres = lists.computeIfAbsent(
                    Objects.requireNonNull(event.list()).requestId(), request -> new ArrayList<>());
            bundle.movie(event.movieId())
                    .filter(movie -> genres.size() < LONGEST)
                    .ifPresent(movie -> genres.add(new HashSet<>(movie.genres())));
        }
        return lists.values().stream()
                .map(ShownLists::diversity)
                .flatMap(each -> each.stream().boxed())
                .toList();
    }

    private static OptionalDouble diversity(List<Set<String>> movies) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < movies.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += distance(movies.get(i), movies.get(j));
                pairs++;
            }
        }
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / pairs);
    }

    /** Two movies without genres are alike. */
    private static double distance(Set<String> one, Set<String> other) {
        long common = one.stream().filter(other::contains).count();
        long all = one.size() + other.size() - common;
        return all == 0 ? 0 : 1 - (double) common / all;
    }
}
