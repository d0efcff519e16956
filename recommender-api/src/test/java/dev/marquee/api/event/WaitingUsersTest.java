package dev.marquee.api.event;

import static dev.marquee.api.event.Events.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.event.WaitingUsers.Waiting;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@link WaitingUsers}. */
class WaitingUsersTest {
    private final WaitingUsers users = new WaitingUsers(2);

    @Test
    void eachWaitsOnceWithTheOldestOfWhatIsNew() throws Exception {
        assertThat(users.add("ann", T0.plusSeconds(5))).isTrue();
        assertThat(users.add("bob", T0)).isTrue();
        assertThat(users.add("ann", T0.plusSeconds(3))).isTrue();
        assertThat(users.add("ann", T0.plusSeconds(9))).isTrue();
        assertThat(users.take()).isEqualTo(new Waiting("ann", T0.plusSeconds(3)));
        assertThat(users.take()).isEqualTo(new Waiting("bob", T0));
    }

    @Test
    void refusesOneMoreThanThereIsRoomFor() throws Exception {
        users.add("ann", T0);
        users.add("bob", T0);
        assertThat(users.add("cid", T0)).isFalse();
        assertThat(users.add("bob", T0)).isTrue();
        users.take();
        assertThat(users.add("cid", T0)).isTrue();
    }

    @Test
    void whoTakesWaitsForSomebody() throws Exception {
        CompletableFuture<Waiting> taken = CompletableFuture.supplyAsync(() -> {
            try {
                return users.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        users.add("ann", T0);
        assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo(new Waiting("ann", T0));
    }
}
