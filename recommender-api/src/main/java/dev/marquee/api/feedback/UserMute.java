package dev.marquee.api.feedback;

import dev.marquee.core.feedback.Mute;

/**
 * What a user is not interested in, or is so again, to be stored.
 *
 * @param userId who
 * @param eventId the caller's name for the event that said it
 * @param mute what, with times in whole milliseconds
 */
public record UserMute(String userId, String eventId, Mute mute) {}
