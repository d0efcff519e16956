package dev.marquee.contract.client;

import java.util.List;

/**
 * A batch of events.
 *
 * @param events 1 to 1,000, in any order
 */
public record Events(List<Event> events) {}
