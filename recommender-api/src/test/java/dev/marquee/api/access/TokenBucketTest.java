package dev.marquee.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.key.RateLimit;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void givesABurstAndThenOneAtATime() {
        TokenBucket bucket = new TokenBucket(new RateLimit(2, 3), 0);
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take(0)).isZero();
        }
        assertThat(bucket.take(0)).isEqualTo(Duration.ofMillis(500));
        assertThat(bucket.take(SECOND / 4)).isEqualTo(Duration.ofMillis(250));
        assertThat(bucket.take(SECOND / 2)).isZero();
        assertThat(bucket.take(SECOND / 2)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void isFullAgainAfterAPauseAndNoFuller() {
        TokenBucket bucket = new TokenBucket(new RateLimit(10, 4), 0);
        int taken = 0;
        for (int i = 0; i < 20; i++) {
            taken += bucket.take(3_600 * SECOND).isZero() ? 1 : 0;
        }
        assertThat(taken).isEqualTo(4);
    }

    @Test
    void bearsTheWidestLimitsAndAClockThatTurnsOver() {
        long late = Long.MAX_VALUE - SECOND / 2;
        TokenBucket bucket = new TokenBucket(new RateLimit(1, 1), late);
        assertThat(bucket.take(late)).isZero();
        assertThat(bucket.take(late)).isEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.take(late + SECOND)).isZero();
        TokenBucket slow = new TokenBucket(new RateLimit(0.001, 1_000_000), 0);
        assertThat(slow.take(0)).isZero();
        TokenBucket fast = new TokenBucket(new RateLimit(1_000_000, 1), 0);
        assertThat(fast.take(0)).isZero();
        assertThat(fast.take(0)).isEqualTo(Duration.ofNanos(1_000));
    }

    @RepeatedTest(50)
    void agreesWithABucketOfTokens(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int rate = 1 + random.nextInt(100);
        int burst = 1 + random.nextInt(20);
        long interval = Math.round(1e9 / rate);
        TokenBucket bucket = new TokenBucket(new RateLimit(rate, burst), 0);
        long full = burst * interval;
        long level = full;
        long now = 0;
        for (int i = 0; i < 1_000; i++) {
            long pause = random.nextLong(2 * interval);
            now += pause;
            level = Math.min(full, level + pause);
            boolean expected = level >= interval;
            Duration wait = bucket.take(now);
            assertThat(wait.isZero()).as("request %d", i).isEqualTo(expected);
            if (expected) {
                level -= interval;
            } else {
                assertThat(wait.toNanos()).isEqualTo(interval - level);
            }
        }
    }

    @Test
    void givesManyThreadsNoMoreThanOne() throws Exception {
        TokenBucket bucket = new TokenBucket(new RateLimit(1, 500), 0);
        AtomicInteger taken = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                threads.submit(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        taken.addAndGet(bucket.take(0).isZero() ? 1 : 0);
                    }
                });
            }
        }
        assertThat(taken).hasValue(500);
    }
}
