package dev.marquee.api.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where what is stored of people is written, and read from. */
public enum PeopleStore {
    /** In the SQL database. */
    DATABASE,
    /** Both are written, the SQL database is read. */
    DATABASE_FIRST,
    /** Both are written, Cassandra is read. */
    CASSANDRA_FIRST,
    /** In Cassandra. */
    CASSANDRA;

    /** As settings say it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What a setting asks for.
     *
     * @param label blank for Cassandra where there is one, else the SQL database
     * @param cassandra whether there is one
     * @throws IllegalArgumentException if it is none of these, or asks for a Cassandra that is not there
     */
    static PeopleStore of(String label, boolean cassandra) {
        if (label.isBlank()) {
            return cassandra ? CASSANDRA : DATABASE;
        }
        PeopleStore asked = Arrays.stream(values())
                .filter(store -> store.label().equals(label.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("MARQUEE_PEOPLE_STORE is \"%.40s\"; expected one of %s"
                        .formatted(
                                label,
                                Arrays.stream(values()).map(PeopleStore::label).collect(Collectors.joining(", ")))));
        if (asked != DATABASE && !cassandra) {
            throw new IllegalArgumentException(
                    "MARQUEE_PEOPLE_STORE is %s, which needs MARQUEE_CASSANDRA_CONTACT_POINTS"
                            .formatted(asked.label()));
        }
        return asked;
    }
}
