package dev.marquee.bench.capacity;

/**
 * One time that a request needs a processor of a station.
 *
 * @param station its place among the stations
 * @param meanMs processor time, the mean of an exponential distribution, milliseconds; more than 0
 */
public record Visit(int station, double meanMs) {}
