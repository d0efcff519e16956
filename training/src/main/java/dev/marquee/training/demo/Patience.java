package dev.marquee.training.demo;

import java.time.Duration;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Asks again while answers are degraded: services that have just started are slower than their latency budget until
 * their code is compiled. When patience runs out, the degraded answer is returned.
 */
final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final long end;
    private int degraded;

    /** Patience from now on, for all answers together. */
    Patience(Duration patience) {
        end = System.nanoTime() + patience.toNanos();
    }

    /** The first answer that is whole, or the last one in time. */
    JsonNode whole(Supplier<JsonNode> ask) {
        JsonNode answer = ask.get();
        while (!answer.path("degraded").isEmpty()) {
            degraded++;
            if (System.nanoTime() > end) {
                return answer;
            }
            pause();
            answer = ask.get();
        }
        return answer;
    }

    /** Number of degraded answers until now. */
    int degraded() {
        return degraded;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted", e);
        }
    }
}
