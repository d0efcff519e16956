package dev.marquee.contract.client;

/**
 * Anything of which the name counts.
 *
 * @param name of a genre, an actor or a keyword
 */
public record Named(String name) {}
