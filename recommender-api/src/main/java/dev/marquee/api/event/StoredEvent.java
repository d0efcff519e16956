package dev.marquee.api.event;

/**
 * An event of the store.
 *
 * @param event what happened
 * @param followed of an impression: the {@link Outcome.Kind}s that were found to have followed it, a sum of their codes
 */
record StoredEvent(Event event, int followed) {}
