package dev.marquee.api.rating;

import dev.marquee.api.store.Cassandra;
import dev.marquee.api.store.CassandraProperties;
import dev.marquee.api.store.PostgresDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * Prints what one caller waits for a history of 165 ratings, and for a rating: {@code sqlite FOLDER}, {@code postgres URL USER} of an empty
 * database, or {@code cassandra HOST:PORT} of one node.
 */
final class StoreCost {
    private static final int USERS = 200;
    private static final int RATINGS = 165;
    private static final int CALLS = 4_000;

    private StoreCost() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("store-cost");
        try (TestStore store = open(home, arguments)) {
            for (int user = 0; user < USERS; user++) {
                for (int movieId = 1; movieId <= RATINGS; movieId++) {
                    put(store, user, movieId, 6, movieId);
                }
            }
            measure("history", i -> store.history("user" + i % USERS));
            measure("rating", i -> put(store, i % USERS, 1 + i % RATINGS, 1 + i % 10, 1_000 + i));
        }
    }

    private static TestStore open(Path home, String... arguments) {
        return switch (arguments[0]) {
            case "sqlite" -> TestStore.open(Path.of(arguments[1]));
            case "postgres" -> TestStore.open(new PostgresDatabase(arguments[1], arguments[2], null), home);
            case "cassandra" -> {
                Cassandra cassandra =
                        new Cassandra(new CassandraProperties(arguments[1], "datacenter1", "cost", 1, null, null));
                cassandra.prepare();
                yield TestStore.open(cassandra, home);
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        };
    }

    private static void put(TestStore store, int user, int movieId, int halfStars, int seconds) {
        store.ratings()
                .put("user" + user, new StoredRating(movieId, halfStars / 2f, TestStore.NOW.plusSeconds(seconds)));
    }

    private static void measure(String what, IntConsumer call) {
        long[] nanos = new long[CALLS];
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < CALLS; i++) {
                long start = System.nanoTime();
                call.accept(round * CALLS + i);
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f ms, p99 %.2f ms%n",
                what,
                nanos[CALLS / 2] / 1e6,
                nanos[CALLS * 99 / 100] / 1e6);
    }
}
