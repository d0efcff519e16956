package dev.marquee.service;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Goes on answering for a while after the readiness probe has begun to say no, so that whoever balances by that probe sends
 * nothing more when the port is closed. Spring Boot refuses traffic by the probe before it stops anything.
 */
final class Drain implements SmartLifecycle {
    private final Duration time;
    private volatile boolean running;

    /** Drains for so long. */
    Drain(Duration time) {
        this.time = time;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server stops to accept. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
