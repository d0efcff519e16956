package dev.marquee.contract.client;

import java.util.List;

/**
 * What a movie is about.
 *
 * @param keywords by name
 */
public record KeywordList(List<Named> keywords) {}
