package dev.marquee.bench.capacity;

/**
 * People and what they do. Nobody measured them: these are assumptions, to be replaced by an operator's own.
 *
 * @param daily people who come on a day
 * @param listsEach lists that each of them is shown on that day
 * @param ratingsEach ratings and signals that each of them leaves
 * @param peak the busiest seconds, as a multiple of the mean of the day
 */
public record Population(long daily, double listsEach, double ratingsEach, double peak) {
    private static final double SECONDS_A_DAY = 86_400;

    /**
     * Nine lists and a rating a day each, which is what the load test asks for, and three times as much as the mean when most are
     * there.
     */
    public static Population of(long daily) {
        return new Population(daily, 9, 1, 3);
    }

    /** Lists a second at the peak. */
    public double lists() {
        return peak * daily * listsEach / SECONDS_A_DAY;
    }

    /** Ratings and signals a second at the peak. */
    public double ratings() {
        return peak * daily * ratingsEach / SECONDS_A_DAY;
    }
}
