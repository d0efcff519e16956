package dev.marquee.api.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedLookupTest {
    private static final Duration PATIENT = Duration.ofSeconds(30);

    @Test
    void findsWhatTheSystemFinds() throws Exception {
        var lookup = new BoundedLookup(SystemDefaultDnsResolver.INSTANCE, PATIENT);

        assertThat(lookup.resolve("127.0.0.1")).containsExactly(InetAddress.getByName("127.0.0.1"));
    }

    @Test
    void doesNotKnowWhatTheSystemDoesNotKnow() {
        var lookup = new BoundedLookup(new Slow(new CountDownLatch(0)), PATIENT);

        assertThatThrownBy(() -> lookup.resolve("nowhere"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void waitsOnlySoLongAndAsksOnceForAllWhoWait() throws Exception {
        var answer = new CountDownLatch(1);
        var system = new Slow(answer);
        var lookup = new BoundedLookup(system, Duration.ofMillis(10));

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> lookup.resolve("retrieval"))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessageContaining("no answer within");
        }
        assertThat(system.asked).hasValue(1);

        answer.countDown();
        await().atMost(PATIENT)
                .ignoreException(UnknownHostException.class)
                .untilAsserted(() ->
                        assertThat(lookup.resolve("retrieval")).containsExactly(InetAddress.getLoopbackAddress()));
    }

    /** Answers when it is allowed to; does not know {@code nowhere}. */
    private static final class Slow extends SystemDefaultDnsResolver {
        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch answer;

        Slow(CountDownLatch answer) {
            this.answer = answer;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.incrementAndGet();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (host.equals("nowhere")) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }
    }
}
