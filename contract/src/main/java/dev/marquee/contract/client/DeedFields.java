package dev.marquee.contract.client;

import java.time.Instant;
import java.util.Map;

/**
 * What somebody did with a movie, or thinks of a movie, a genre or a person.
 *
 * @param <T> the type itself, which its setters return
 */
public abstract class DeedFields<T extends DeedFields<T>> extends Fields<T> {
    DeedFields(Map<String, Object> given) {
        super(given);
    }

    /** The movie; {@code not-interested} and {@code interested} take this, a genre or a person. */
    public final T movieId(int movieId) {
        return with("movieId", movieId);
    }

    /** All movies of this genre; of {@code not-interested} and {@code interested} only. */
    public final T genre(String genre) {
        return with("genre", genre);
    }

    /** All movies of this director or member of the leading cast; of {@code not-interested} and {@code interested} only. */
    public final T person(String person) {
        return with("person", person);
    }

    /** When; now, unless set. */
    public final T at(Instant time) {
        return with("at", time);
    }

    /** Nothing of it is shown before then; of {@code not-interested} only, 180 days unless set. */
    public final T until(Instant time) {
        return with("until", time);
    }

    /** Share of the movie, 0 to 1; of a {@code watch} only, all of it unless set. */
    public final T watched(double share) {
        return with("watched", share);
    }
}
