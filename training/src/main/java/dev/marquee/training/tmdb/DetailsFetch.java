package dev.marquee.training.tmdb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** Fetches the details of many movies, a few at a time. */
final class DetailsFetch {
    /** Enough to hold the usual pace at the usual latency. */
    private static final int WORKERS = 4;

    private final TmdbClient client;
    private final DetailsFile file;
    private final Runnable progress;
    private final AtomicInteger fetched = new AtomicInteger();
    private final AtomicInteger missing = new AtomicInteger();

    /**
     * A fetch.
     *
     * @param progress runs after each movie
     */
    DetailsFetch(TmdbClient client, DetailsFile file, Runnable progress) {
        this.client = client;
        this.file = file;
        this.progress = progress;
    }

    /**
     * What was done.
     *
     * @param fetched movies whose details are new in the file
     * @param missing movies that TMDB does not have
     */
    record Outcome(int fetched, int missing) {}

    /**
     * Fetches all movies; what was fetched before a failure stays in the file.
     *
     * @throws TmdbException at the first failure
     */
    Outcome run(List<Integer> tmdbIds) throws IOException, InterruptedException {
        Queue<Integer> waiting = new ConcurrentLinkedQueue<>(tmdbIds);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int worker = 0; worker < WORKERS; worker++) {
                running.add(workers.submit(() -> work(waiting)));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw failure(e);
        }
        return new Outcome(fetched.get(), missing.get());
    }

    private Void work(Queue<Integer> waiting) throws IOException, InterruptedException {
        boolean done = false;
        try {
            for (Integer tmdbId = waiting.poll(); tmdbId != null; tmdbId = waiting.poll()) {
                fetch(tmdbId);
            }
            done = true;
        } finally {
            if (!done) {
                waiting.clear();
            }
        }
        return null;
    }

    private void fetch(int tmdbId) throws IOException, InterruptedException {
        Optional<ObjectNode> details = client.details(tmdbId);
        if (details.isPresent()) {
            file.add(DetailsTrim.trim(details.get()));
            fetched.incrementAndGet();
        } else {
            file.addMissing(tmdbId);
            missing.incrementAndGet();
        }
        progress.run();
    }

    private static RuntimeException failure(ExecutionException e) throws IOException {
        return switch (e.getCause()) {
            case IOException failure -> throw failure;
            case RuntimeException failure -> failure;
            case null, default -> new TmdbException("the fetch stopped: " + e.getCause(), e);
        };
    }
}
