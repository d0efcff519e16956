package dev.marquee.bench.load;

import dev.marquee.bench.http.Asked;
import dev.marquee.bench.http.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests when they are due, whether or not earlier ones are answered: a server that falls behind is not spared.
 * Connections are kept alive and shared; a new one is opened when all are busy. Thread-safe.
 */
public final class OpenLoad implements AutoCloseable {
    /** More than any server here leaves open; beyond it a request counts as failed. */
    private static final int MOST_UNANSWERED = 4_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Less than servers wait before they close a connection that nobody uses. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(5);

    private final int port;
    private final List<Person> people;
    private final Deque<Idle> idle = new ConcurrentLinkedDeque<>();

    /** Load on a port of this machine by these people. */
    public OpenLoad(int port, List<Person> people) {
        this.port = port;
        this.people = List.copyOf(people);
    }

    /**
     * Sends requests for a while and waits for the last answer.
     *
     * @param rate mean number of requests a second
     * @return all of them, in the order in which they were due
     */
    List<Sample> run(double rate, Duration time, long seed) {
        Sample[] samples = new Sample[capacity(rate, time)];
        var arrivals = new Arrivals(rate, seed);
        var traffic = new Traffic(people, seed);
        var room = new Semaphore(MOST_UNANSWERED);
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            long due = arrivals.next();
            for (int i = 0; i < samples.length && due < time.toNanos(); i++) {
                Slot slot = new Slot(samples, i, start, due, traffic.next());
                await(start + due);
                send(threads, room, slot);
                due = arrivals.next();
            }
        }
        return Arrays.stream(samples).filter(Objects::nonNull).toList();
    }

    /** Ten standard deviations above the mean. */
    private static int capacity(double rate, Duration time) {
        double mean = rate * time.toNanos() / 1e9;
        return (int) (mean + 10 * Math.sqrt(mean) + 10);
    }

    private static void await(long when) {
        for (long left = when - System.nanoTime(); left > 0; left = when - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void send(ExecutorService threads, Semaphore room, Slot slot) {
        if (!room.tryAcquire()) {
            slot.fill(Answer.none(MOST_UNANSWERED + " requests were unanswered; this one was not sent"));
            return;
        }
        threads.execute(() -> {
            try {
                slot.fill(ask(slot.asked));
            } finally {
                room.release();
            }
        });
    }

    private Answer ask(Asked asked) {
        try {
            Connection connection = connection();
            try {
                Connection.Reply reply = connection.send(asked);
                if (reply.lasts()) {
                    idle.push(new Idle(connection, System.nanoTime()));
                } else {
                    connection.close();
                }
                return Answer.of(asked, reply);
            } catch (IOException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            return Answer.none(asked.path() + ": " + e);
        }
    }

    /** The one that was used last, so that the others may be closed by the server without being missed. */
    private Connection connection() throws IOException {
        Idle last = idle.poll();
        if (last != null && System.nanoTime() - last.since < LONGEST_IDLE.toNanos()) {
            return last.connection;
        }
        if (last != null) {
            last.connection.close();
        }
        return Connection.open(port, PATIENCE);
    }

    private record Idle(Connection connection, long since) {}

    /** Where the sample of one request goes. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Slot(Sample[] samples, int number, long start, long due, Asked asked) {
        void fill(Answer answer) {
            samples[number] = new Sample(due, System.nanoTime() - start - due, asked, answer);
        }
    }

    @Override
    public void close() {
        idle.forEach(last -> last.connection.close());
        idle.clear();
    }
}
