package dev.marquee.contract.client;

import java.util.Map;

/** Something that was shown to a user, or that a user did. Immutable. */
public final class Event extends DeedFields<Event> {
    private Event(Map<String, Object> given) {
        super(given);
    }

    /**
     * Of a type, which needs more fields than these: see the description of the API.
     *
     * @param eventId your name for it, unique for the user: the same one again changes nothing
     * @param type {@code impression}, {@code click}, {@code watch}, {@code not-interested} or {@code interested}
     * @param userId whose it is
     */
    public static Event of(String eventId, String type, String userId) {
        return new Event(Map.of("eventId", eventId, "type", type, "userId", userId));
    }

    /**
     * A movie of a list was shown.
     *
     * @param rank its place, from 1
     */
    public static Event impression(
            String eventId, String userId, RecommendationResponse list, RecommendedMovie movie, int rank) {
        Event event = of(eventId, "impression", userId)
                .movieId(movie.movieId())
                .requestId(list.requestId())
                .modelVersion(list.modelVersion())
                .source(movie.source())
                .rank(rank);
        return movie.predictedRating() == null ? event : event.predictedRating(movie.predictedRating());
    }

    @Override
    Event copy(Map<String, Object> fields) {
        return new Event(fields);
    }

    /** {@link RecommendationResponse#requestId} of the list that the movie was in. */
    public Event requestId(String requestId) {
        return with("requestId", requestId);
    }

    /** {@link RecommendationResponse#modelVersion} of that list. */
    public Event modelVersion(String version) {
        return with("modelVersion", version);
    }

    /** {@link RecommendedMovie#source}. */
    public Event source(String source) {
        return with("source", source);
    }

    /** Place in the list, from 1. */
    public Event rank(int place) {
        return with("rank", place);
    }

    /** {@link RecommendedMovie#predictedRating}, if it was shown. */
    public Event predictedRating(double rating) {
        return with("predictedRating", rating);
    }
}
