package dev.marquee.contract.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A movie in a list of the catalogue.
 *
 * @param movieId of the catalogue
 * @param title without the year
 * @param year of release, or null where it is not known
 * @param genres empty where none is known
 */
public record MovieSummary(
        int movieId, String title, @Nullable Integer year, List<String> genres) {}
