package dev.marquee.contract.client;

import java.util.List;
import java.util.Map;

/**
 * What a home screen is to be like.
 *
 * @param <T> the type itself, which its setters return
 */
public abstract class RowsFields<T extends RowsFields<T>> extends Fields<T> {
    RowsFields(Map<String, Object> given) {
        super(given);
    }

    /** At most so many movies a row, 1 to 100; 20 unless set. */
    public final T limit(int movies) {
        return with("limit", movies);
    }

    /** At most so many rows, 1 to 10. */
    public final T rows(int most) {
        return with("rows", most);
    }

    /** Kinds of rows such as {@code for-you}, in the order in which they are to come; all, unless set. */
    public final T kind(String... kinds) {
        return with("kind", List.of(kinds));
    }

    /** The movie that those of a row {@code similar} are like; no such row, unless set. */
    public final T similarTo(int movieId) {
        return with("similarTo", movieId);
    }

    /** Which movies may be on it. */
    public abstract T filters(Filters filters);
}
