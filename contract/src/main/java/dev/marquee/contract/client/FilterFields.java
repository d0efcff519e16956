package dev.marquee.contract.client;

import java.util.List;
import java.util.Map;

/**
 * Which movies may be in a list at all.
 *
 * @param <T> the type itself, which its setters return
 */
public abstract class FilterFields<T extends FilterFields<T>> extends Fields<T> {
    FilterFields(Map<String, Object> given) {
        super(given);
    }

    /** Any of these genres, ignoring case. */
    public final T genre(String... genres) {
        return with("genre", List.of(genres));
    }

    /** None of these genres, ignoring case. */
    public final T excludeGenre(String... genres) {
        return with("excludeGenre", List.of(genres));
    }

    /** First year of release; movies without a year are then left out. */
    public final T yearFrom(int year) {
        return with("yearFrom", year);
    }

    /** Last year of release; movies without a year are then left out. */
    public final T yearTo(int year) {
        return with("yearTo", year);
    }

    /** Tags such as {@code region:DE}; movies without tags of the kind are not restricted. */
    public final T tag(String... tags) {
        return with("tag", List.of(tags));
    }

    /** None of these tags. */
    public final T excludeTag(String... tags) {
        return with("excludeTag", List.of(tags));
    }
}
