package dev.marquee.api.rating;

import dev.marquee.api.rating.SeedFile.Seed;
import java.util.List;

/** Where seeds go. Every call throws {@link org.springframework.dao.DataAccessException} if the store cannot answer. */
interface SeededRatings {
    /** Whether it holds ratings that are no seeds of a load that did not end. */
    boolean used();

    /** Seeds are loaded from here on; what is there of them does not count as {@linkplain #used used}. */
    void begin(String dataset);

    /** It is remembered elsewhere that loading has ended: what is there counts as used from here on. */
    void end();

    /** Stores ratings, but not those of users who were erased since; the same again changes nothing. */
    void add(List<Seed> seeds);
}
