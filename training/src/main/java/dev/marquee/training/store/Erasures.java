package dev.marquee.training.store;

import dev.marquee.core.file.Digest;
import dev.marquee.core.store.StoreSecret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom stores have erased, and when: whatever is not newer is of somebody who is not to come back. Immutable. */
public final class Erasures {
    /** Nobody. */
    public static final Erasures NONE = new Erasures(List.of());

    private final List<Known> stores;

    private Erasures(List<Known> stores) {
        this.stores = List.copyOf(stores);
    }

    /**
     * What one store knows.
     *
     * @param secret its key of the digests, in hexadecimal
     * @param times milliseconds by digest
     */
    record Known(String secret, Map<String, Long> times) {

        /** Copies the map. */
        Known {
            times = Map.copyOf(times);
        }
    }

    /** What these stores know. */
    static Erasures of(List<Known> stores) {
        return new Erasures(
                stores.stream().filter(store -> !store.times().isEmpty()).toList());
    }

    /** Of these and of those. */
    public Erasures and(Erasures others) {
        return new Erasures(Stream.concat(stores.stream(), others.stores.stream())
                .distinct()
                .toList());
    }

    /** Whether nobody was erased. */
    public boolean isEmpty() {
        return stores.isEmpty();
    }

    /** Whether something of this user is of somebody who was erased; the time in milliseconds since 1970. */
    boolean cover(String userId, long millis) {
        OptionalLong last = last(userId);
        return last.isPresent() && millis <= last.getAsLong();
    }

    /** When this user was erased last, in milliseconds since 1970; empty for never. */
    public OptionalLong last(String userId) {
        return stores.stream()
                .map(store -> store.times().get(StoreSecret.of(store.secret()).digest(userId)))
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max();
    }

    /** A text that is the same for the same erasures only; empty for none. */
    public String fingerprint() {
        String all = stores.stream()
                .map(store -> store.times().entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .sorted()
                        .collect(Collectors.joining("\n")))
                .sorted()
                .collect(Collectors.joining("\n"));
        return all.isEmpty() ? "" : Digest.of(all.getBytes(StandardCharsets.UTF_8));
    }
}
