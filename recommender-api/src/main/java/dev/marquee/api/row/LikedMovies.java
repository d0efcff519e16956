package dev.marquee.api.row;

import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.feedback.Signal;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which movies of a history somebody has seen and liked. */
final class LikedMovies {
    /** The lowest rating that says so. */
    private static final float LIKED = 3.5f;

    /** What a watch implies, unless the person has said otherwise since. */
    private static final float MIDDLING = 3;

    private LikedMovies() {}

    /**
     * Ids of the movies that were rated 3.5 or better, or watched at least by half and not said to be unwanted; the newest first.
     * A click does not say that a movie was seen.
     *
     * @param history what the models read of the feedback, oldest first
     */
    static List<Integer> newestFirst(Feedback feedback, History history) {
        Set<Integer> watched = feedback.signals().stream()
                .filter(signal -> signal.kind() == Signal.Kind.WATCH && signal.share() >= Signal.SEEN)
                .map(Signal::movieId)
                .collect(Collectors.toSet());
        return history.ratings().reversed().stream()
                .filter(movie -> movie.weight() == 1
                        ? movie.rating() >= LIKED
                        : movie.rating() >= MIDDLING && watched.contains(movie.movieId()))
                .map(RatedMovie::movieId)
                .toList();
    }
}
