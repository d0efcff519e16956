package dev.marquee.contract.client;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The catalogue, and what of it may be shown. A key needs the scope {@code read}, to change something {@code admin}. */
public interface CatalogueApi {
    /**
     * Finds movies by the beginnings of words of their title, or by an id elsewhere.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @GetExchange("/v1/movies")
    MovieList findMovies(@RequestParam MovieQuery query);

    /**
     * Lists popular movies.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @GetExchange("/v1/movies/popular")
    MovieList listPopularMovies(@RequestParam MovieQuery query);

    /**
     * Lists movies that trend.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @GetExchange("/v1/movies/trending")
    TrendingList listTrendingMovies(@RequestParam MovieQuery query);

    /**
     * Lists movies like another one.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @GetExchange("/v1/movies/{movieId}/similar")
    SimilarMovies listSimilarMovies(@PathVariable int movieId, @RequestParam MovieQuery query);

    /**
     * Shows a movie.
     *
     * @throws MarqueeException if the gateway refuses; 404 if the catalogue holds no such movie
     */
    @GetExchange("/v1/movies/{movieId}")
    MovieDetails showMovie(@PathVariable int movieId);

    /**
     * Adds a movie, or changes one, in place of all that was said of it.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @PutExchange(url = "/v1/movies/{movieId}", contentType = "application/json")
    void putMovie(@PathVariable int movieId, @RequestBody NewMovie movie);

    /**
     * Removes a movie, if there is one.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @DeleteExchange("/v1/movies/{movieId}")
    void deleteMovie(@PathVariable int movieId);

    /**
     * Shows when and to whom a movie may be shown.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @GetExchange("/v1/movies/{movieId}/availability")
    Availability showAvailability(@PathVariable int movieId);

    /**
     * Says when and to whom a movie may be shown, in place of all that was said of it.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @PutExchange(url = "/v1/movies/{movieId}/availability", contentType = "application/json")
    void setAvailability(@PathVariable int movieId, @RequestBody NewAvailability availability);

    /**
     * Shows a movie always and to everybody again.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @DeleteExchange("/v1/movies/{movieId}/availability")
    void deleteAvailability(@PathVariable int movieId);
}
