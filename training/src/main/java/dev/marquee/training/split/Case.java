package dev.marquee.training.split;

/**
 * One user who is asked for ratings that are held out.
 *
 * @param known what is known of the user when asked, at least one rating
 * @param asked what is held out, at least one rating, none of the same movies
 */
public record Case(UserRatings known, UserRatings asked) {}
