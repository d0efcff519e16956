package dev.marquee.training.evaluation;

/** Movies by how many ratings are known of them: those with fewer than ten are cold, the others warm. */
public enum Band {
    /** Nothing to learn from but metadata. */
    UNRATED("0"),
    /** One to nine. */
    COLD("1-9"),
    /** Ten to 99. */
    WARM("10-99"),
    /** A hundred and more. */
    HOT("100+");

    private final String range;

    Band(String range) {
        this.range = range;
    }

    /** The band of a movie with so many known ratings. */
    public static Band of(int ratings) {
        if (ratings == 0) {
            return UNRATED;
        }
        if (ratings < 10) {
            return COLD;
        }
        return ratings < 100 ? WARM : HOT;
    }

    /** The numbers of ratings, such as {@code 1-9}. */
    public String range() {
        return range;
    }
}
