package dev.marquee.api.rating;

import dev.marquee.api.rating.SeedFile.Seed;
import java.util.List;

/**
 * Seeds in two stores while ratings move.
 *
 * @param first one
 * @param second the other
 */
record BothSeededRatings(SeededRatings first, SeededRatings second) implements SeededRatings {
    @Override
    public boolean used() {
        return first.used() || second.used();
    }

    @Override
    public void begin(String dataset) {
        first.begin(dataset);
        second.begin(dataset);
    }

    @Override
    public void end() {
        first.end();
        second.end();
    }

    @Override
    public void add(List<Seed> seeds) {
        first.add(seeds);
        second.add(seeds);
    }
}
