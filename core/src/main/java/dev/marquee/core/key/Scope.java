package dev.marquee.core.key;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key allows. No scope holds another one: a key that may do everything has all of them. */
public enum Scope {
    /** Lists, the catalogue, and what is stored of a user. */
    READ,
    /** Ratings and events. */
    FEEDBACK,
    /** What the operator does: rules, availability, deleting users, the status. */
    ADMIN;

    /** Its name in files, options and messages, such as {@code read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of this name, if there is one. */
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }
}
