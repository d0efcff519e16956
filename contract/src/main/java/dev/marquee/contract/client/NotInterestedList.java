package dev.marquee.contract.client;

import java.util.List;

/**
 * What somebody wants to see nothing of.
 *
 * @param items all of it
 */
public record NotInterestedList(List<NotInterested> items) {}
