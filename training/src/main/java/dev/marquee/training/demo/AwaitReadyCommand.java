package dev.marquee.training.demo;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Waits until every service says at {@code /readyz} that it is ready. */
@Command(name = "await-ready", hidden = true, description = "Waits until all services are ready.")
public final class AwaitReadyCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Parameters(arity = "1..*", paramLabel = "NAME=ADDRESS")
    private Map<String, URI> services = new LinkedHashMap<>();

    @Option(names = "--seconds", defaultValue = "3600")
    private int seconds;

    /** Polls the services in turn. */
    @Override
    public Integer call() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        for (Map.Entry<String, URI> service : services.entrySet()) {
            await(service.getKey(), new DemoApi(service.getValue()), end);
        }
        return 0;
    }

    private void await(String name, DemoApi service, long end) throws InterruptedException {
        for (String state = service.readiness(); !state.isEmpty(); state = service.readiness()) {
            if (System.nanoTime() - end > 0) {
                throw new DemoException("%s is not ready after %d s; /readyz: %s".formatted(name, seconds, state));
            }
            Thread.sleep(PAUSE);
        }
    }
}
