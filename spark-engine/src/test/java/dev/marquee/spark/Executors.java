package dev.marquee.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The executors of a {@code local-cluster} of this process. */
final class Executors {
    private Executors() {}

    /** Those that are alive. */
    static List<ProcessHandle> all() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .contains("org.apache.spark.executor.CoarseGrainedExecutorBackend"))
                .toList();
    }

    /** Waits for so many, until the time of the test is over. */
    static void await(int number) throws InterruptedException {
        while (all().size() < number) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Waits until they have ended, who are told to end and not waited for. */
    static void awaitEnd() throws Exception {
        for (ProcessHandle executor : all()) {
            executor.onExit().get(20, TimeUnit.SECONDS);
        }
        assertThat(all()).isEmpty();
    }
}
