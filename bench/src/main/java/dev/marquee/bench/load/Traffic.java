package dev.marquee.bench.load;

import dev.marquee.bench.http.Asked;
import java.util.List;
import java.util.Random;

/**
 * Draws who asks for what: everybody is as likely, and every tenth request rates a movie. It is one that the person has
 * rated before, so that histories change with every rating, their order too, but are as long at the end as they were at
 * the start. The same seed gives the same requests. Not thread-safe.
 */
final class Traffic {
    private static final int WRITES_EVERY = 10;

    /** The share of requests that ask for a list. */
    static final double LIST_SHARE = 1 - 1.0 / WRITES_EVERY;

    private static final int HALF_STARS = 10;

    private final List<Person> people;
    private final Random random;
    private int drawn;

    /** Nothing drawn yet; {@code people} must not be empty. */
    Traffic(List<Person> people, long seed) {
        this.people = people;
        random = new Random(seed);
    }

    /** The next request. */
    Asked next() {
        Person person = people.get(random.nextInt(people.size()));
        if (++drawn % WRITES_EVERY != 0) {
            return Asked.get("/v1/users/%s/recommendations?limit=%d".formatted(person.id(), Answer.ITEMS));
        }
        var rated = person.history().ratings();
        int movie = rated.get(random.nextInt(rated.size())).movieId();
        double stars = (1 + random.nextInt(HALF_STARS)) / 2.0;
        return Asked.put("/v1/users/%s/ratings/%d".formatted(person.id(), movie), "{\"rating\":" + stars + "}");
    }
}
