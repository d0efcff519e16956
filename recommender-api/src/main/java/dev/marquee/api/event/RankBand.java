package dev.marquee.api.event;

import java.util.Arrays;

/** Places of a list that are counted together. */
enum RankBand {
    /** The first. */
    FIRST(1, "1"),
    /** The second and the third. */
    THIRD(3, "2-3"),
    /** Up to the tenth. */
    TENTH(10, "4-10"),
    /** Up to the twentieth. */
    TWENTIETH(20, "11-20"),
    /** All later ones. */
    LATER(Integer.MAX_VALUE, "21+");

    private final int last;
    private final String label;

    RankBand(int last, String label) {
        this.last = last;
        this.label = label;
    }

    /** As metrics say it. */
    String label() {
        return label;
    }

    /** The band of a rank, from 1. */
    static RankBand of(int rank) {
        return Arrays.stream(values())
                .filter(band -> rank <= band.last)
                .findFirst()
                .orElseThrow();
    }
}
