package dev.marquee.api.event;

import dev.marquee.api.feedback.UserMute;
import java.util.List;

/**
 * Events that are stored together, or not at all.
 *
 * @param events impressions, clicks and watches
 * @param mutes what users are not interested in, or are so again
 */
record Batch(List<Event> events, List<UserMute> mutes) {}
