package dev.marquee.contract.client;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The calls that recommend, and those that say why. A key needs the scope {@code read}. */
public interface RecommendationApi {
    /**
     * Recommends to a user, personally as soon as something is known of them.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @GetExchange("/v1/users/{userId}/recommendations")
    RecommendationResponse recommendToUser(@PathVariable String userId, @RequestParam ListOptions options);

    /**
     * Recommends to a history that the caller brings along; nothing is stored.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @PostExchange(url = "/v1/recommendations", contentType = "application/json")
    RecommendationResponse recommendToHistory(@RequestBody RecommendationBody body);

    /**
     * Says why a movie is recommended to a user, or why not.
     *
     * @param options as of the list; {@code explain} is none of them
     * @throws MarqueeException if the gateway refuses
     */
    @GetExchange("/v1/users/{userId}/recommendations/{movieId}/why")
    Why explainToUser(@PathVariable String userId, @PathVariable int movieId, @RequestParam ListOptions options);

    /**
     * The same for a history that the caller brings along.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @PostExchange(url = "/v1/recommendations/{movieId}/why", contentType = "application/json")
    Why explainToHistory(@PathVariable int movieId, @RequestBody RecommendationBody body);

    /**
     * Makes the rows of a home screen for a user.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @GetExchange("/v1/users/{userId}/rows")
    Rows listRowsForUser(@PathVariable String userId, @RequestParam RowsOptions options);

    /**
     * The same for a history that the caller brings along.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @PostExchange(url = "/v1/rows", contentType = "application/json")
    Rows listRowsForHistory(@RequestBody RowsBody body);
}
