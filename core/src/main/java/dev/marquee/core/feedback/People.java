package dev.marquee.core.feedback;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.catalog.MovieMetadata;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who made the movies of a catalog: directors and leading cast, by name. Look-ups ignore case, and by which code points an
 * accent is written (NFC, Unicode Standard Annex 15). Immutable and thread-safe.
 */
public final class People {
    /** Longest name that can be looked up, in characters of UTF-16; a longer one is no name. */
    public static final int LONGEST_NAME = 200;

    private final Map<String, Person> byName;

    private People(Map<String, Person> byName) {
        this.byName = byName;
    }

    /** The movies of a person, each once, in no order. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Person(String name, int[] ordinals) {
        Person with(int ordinal) {
            if (Arrays.stream(ordinals).anyMatch(each -> each == ordinal)) {
                return this;
            }
            int[] more = Arrays.copyOf(ordinals, ordinals.length + 1);
            more[ordinals.length] = ordinal;
            return new Person(name, more);
        }

        @Nullable
        Person without(int ordinal) {
            int[] fewer =
                    Arrays.stream(ordinals).filter(each -> each != ordinal).toArray();
            return fewer.length == 0 ? null : new Person(name, fewer);
        }
    }

    /** The people of a catalog that has TMDB's details; nobody, if it has none. */
    public static People of(Catalog catalog) {
        People people = new People(new HashMap<>());
        for (int ordinal = 0; ordinal < catalog.size(); ordinal++) {
            people.add(catalog.movie(ordinal), ordinal);
        }
        return people;
    }

    /**
     * The people after some movies were edited.
     *
     * @param before the catalog that these are the people of
     * @param after the edited one
     */
    public People with(Catalog before, Catalog after) {
        People people = new People(new HashMap<>(byName));
        for (int ordinal = 0; ordinal < after.size(); ordinal++) {
            Movie now = after.movie(ordinal);
            if (ordinal >= before.size()) {
                people.add(now, ordinal);
            } else if (!now.equals(before.movie(ordinal))) {
                people.remove(before.movie(ordinal), ordinal);
                people.add(now, ordinal);
            }
        }
        return people;
    }

    private void add(Movie movie, int ordinal) {
        for (String name : MovieMetadata.of(movie).people()) {
            if (isName(name)) {
                byName.compute(
                        key(name),
                        (_, known) -> known == null ? new Person(name, new int[] {ordinal}) : known.with(ordinal));
            }
        }
    }

    private void remove(Movie movie, int ordinal) {
        for (String name : MovieMetadata.of(movie).people()) {
            byName.computeIfPresent(key(name), (_, known) -> known.without(ordinal));
        }
    }

    /** The same for every spelling of a name, the key among them. */
    static String key(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT) // A capital sharp s becomes ss only by way of the small one.
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** Whether a person can be called so: neither blank nor, in any case, too long, and without what no store takes. */
    private static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && key(name).length() <= LONGEST_NAME
                && name.indexOf('\0') < 0;
    }

    /** The name as the catalog spells it; empty if nobody there is called so. */
    public Optional<String> named(String name) {
        return name.length() > LONGEST_NAME
                ? Optional.empty()
                : Optional.ofNullable(byName.get(key(name))).map(Person::name);
    }

    /** Takes the movies of a person out of a set of ordinals; none, if the catalog does not know the person. */
    void hide(String name, BitSet accepted) {
        Person person = byName.get(key(name));
        if (person != null) {
            for (int ordinal : person.ordinals()) {
                accepted.clear(ordinal);
            }
        }
    }
}
