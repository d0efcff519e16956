package dev.marquee.spark;

import dev.marquee.training.lists.ListJob;
import dev.marquee.training.lists.PartMakers;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.jspecify.annotations.Nullable;

/** What makes the parts of an executor: loaded once, by its first task, and closed with the executor. Thread-safe. */
final class ExecutorMakers implements ExecutorPlugin {
    /* Spark gives a task no way to its plugin. */
    private static final AtomicReference<@Nullable ExecutorMakers> CURRENT = new AtomicReference<>();

    private @Nullable PartMakers makers;

    /**
     * The makers of the executor that this is called in.
     *
     * @param job of this application, whose jobs are all of one bundle and one data set
     */
    static PartMakers of(ListJob job) throws IOException {
        ExecutorMakers current = CURRENT.get();
        if (current == null) {
            throw new IllegalStateException("this is no executor with " + ListsPlugin.class.getName());
        }
        return current.makers(job);
    }

    private synchronized PartMakers makers(ListJob job) throws IOException {
        if (makers == null) {
            makers = new PartMakers(job);
        }
        return makers;
    }

    @Override
    public void init(PluginContext context, Map<String, String> settings) {
        CURRENT.set(this);
    }

    @Override
    public synchronized void shutdown() {
        CURRENT.compareAndSet(this, null);
        if (makers != null) {
            makers.close();
            makers = null;
        }
    }
}
