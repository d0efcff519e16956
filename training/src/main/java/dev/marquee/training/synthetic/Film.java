package dev.marquee.training.synthetic;

import java.util.List;

/**
 * One movie.
 *
 * @param released seconds since 1970
 * @param title with the year in brackets, as MovieLens writes it
 * @param genres in alphabetical order, perhaps none
 * @param quality what it is rated above the mean of all, in stars
 * @param taste its place among the tastes, shape {@code [Taste.DIMENSION]}
 */
@SuppressWarnings("ArrayRecordComponent")
record Film(long released, String title, List<String> genres, float quality, float[] taste) {}
