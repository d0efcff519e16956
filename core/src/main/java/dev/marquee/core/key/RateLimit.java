package dev.marquee.core.key;

/**
 * How often a key may be used.
 *
 * @param rate requests a second in the long run, 0.001 to 1,000,000
 * @param burst requests at once after a pause, 1 to 1,000,000
 */
public record RateLimit(double rate, int burst) {
    private static final double LEAST_RATE = 0.001;
    private static final int MOST = 1_000_000;

    /**
     * Checks it.
     *
     * @throws KeysException if it is out of range
     */
    public RateLimit {
        if (!(rate >= LEAST_RATE && rate <= MOST)) {
            throw new KeysException("rate is %s; expected 0.001 to 1000000 requests a second".formatted(rate));
        }
        if (burst < 1 || burst > MOST) {
            throw new KeysException("burst is %d; expected 1 to 1000000 requests".formatted(burst));
        }
    }

    /** So many a second, and those of one second at once. */
    public static RateLimit perSecond(double rate) {
        return new RateLimit(rate, (int) Math.clamp(Math.ceil(rate), 1, MOST));
    }
}
