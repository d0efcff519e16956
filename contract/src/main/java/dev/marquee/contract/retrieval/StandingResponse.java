package dev.marquee.contract.retrieval;

import java.util.List;

/**
 * How far a movie is from being a candidate, by the exact scores of all movies.
 *
 * @param modelVersion bundle that answered
 * @param heldVersions bundles that the service holds, newest first
 * @param rank its place among the accepted movies, from 1, itself counted whether it is accepted or not
 */
public record StandingResponse(String modelVersion, List<String> heldVersions, int rank) {}
