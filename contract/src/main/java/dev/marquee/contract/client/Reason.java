package dev.marquee.contract.client;

import java.util.List;

/**
 * A movie of the history that speaks for a recommended one.
 *
 * @param movieId of the catalogue
 * @param title without the year
 * @param share of all that speak for it, above 0 and at most 1
 * @param people directors and leading cast of both
 * @param keywords keywords of both
 */
public record Reason(int movieId, String title, double share, List<String> people, List<String> keywords) {}
