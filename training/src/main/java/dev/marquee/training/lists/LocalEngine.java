package dev.marquee.training.lists;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes parts in this process, with a thread for each processor. */
final class LocalEngine implements ListEngine {
    @Override
    public void make(ListJob job, List<Part> parts, @Nullable String master, Consumer<Part> made) throws IOException {
        int processors = Runtime.getRuntime().availableProcessors();
        try (PartMakers makers = new PartMakers(job);
                ExecutorService threads = Executors.newFixedThreadPool(processors)) {
            CompletionService<Part> work = new ExecutorCompletionService<>(threads);
            for (Part part : parts) {
                work.submit(() -> {
                    makers.make(job, part);
                    return part;
                });
            }
            try {
                for (int i = 0; i < parts.size(); i++) {
                    made.accept(work.take().get());
                }
            } finally {
                threads.shutdownNow(); // after a failure there may be others in the queue
            }
        } catch (ExecutionException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ListsException("interrupted; start again to go on", e);
        }
    }

    private static IOException failed(ExecutionException failure) {
        return switch (failure.getCause()) {
            case IOException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> new IOException(failure);
        };
    }
}
