package dev.marquee.contract.client;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * What users say and do. A key needs the scope {@code feedback}, to list {@code read}, and to take away or erase a user {@code admin}. What
 * returns is durable; what throws may be stored or not, and may be sent again.
 */
public interface FeedbackApi {
    /**
     * Stores a rating in place of the one before.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @PutExchange(url = "/v1/users/{userId}/ratings/{movieId}", contentType = "application/json")
    void rateMovie(@PathVariable String userId, @PathVariable int movieId, @RequestBody Rating rating);

    /**
     * Deletes a rating, if there is one.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @DeleteExchange("/v1/users/{userId}/ratings/{movieId}")
    void deleteRating(@PathVariable String userId, @PathVariable int movieId);

    /**
     * Lists ratings, newest first.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @GetExchange("/v1/users/{userId}/ratings")
    RatingList listRatings(@PathVariable String userId, @RequestParam PageQuery page);

    /**
     * Says what was shown and what people did with it; all of it or, if one is refused, nothing.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @PostExchange(url = "/v1/events", contentType = "application/json")
    void recordEvents(@RequestBody Events events);

    /**
     * Lists what a user is not interested in.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @GetExchange("/v1/users/{userId}/not-interested")
    NotInterestedList listNotInterested(@PathVariable String userId);

    /**
     * Takes away everything that is stored of a user.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @GetExchange("/v1/users/{userId}")
    Takeout takeOutUser(@PathVariable String userId);

    /**
     * Erases everything of a user.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @DeleteExchange("/v1/users/{userId}")
    Erasure deleteUser(@PathVariable String userId);
}
