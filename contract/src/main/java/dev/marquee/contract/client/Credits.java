package dev.marquee.contract.client;

import java.util.List;

/**
 * Who made a movie.
 *
 * @param cast the leading ones first; the first four are read
 * @param crew of whom directors are read
 */
public record Credits(List<Named> cast, List<Member> crew) {}
