package dev.marquee.contract.client;

/**
 * One of the crew of a movie.
 *
 * @param name of the person
 * @param job such as {@code Director}, which is read
 */
public record Member(String name, String job) {}
