package dev.marquee.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A movie that a bundle does not hold, as its models read it.
 *
 * @param movieId positive
 * @param year of release, or null where it is not known
 * @param genres may be empty
 * @param details JSON in the shape of TMDB's details: credits, keywords and language, nothing else
 */
public record WireMovie(int movieId, @Nullable Integer year, List<String> genres, String details) {}
