package dev.marquee.api.rating;

/** Is told of ratings that are stored. */
@FunctionalInterface
public interface AfterRating {
    /** A rating that was not there before is durable; returns at once. */
    void rated(String userId, StoredRating rating);
}
