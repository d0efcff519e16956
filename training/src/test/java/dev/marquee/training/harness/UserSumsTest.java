package dev.marquee.training.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** {@link UserSums}. */
class UserSumsTest {
    private static UserSums of(String... userIds) {
        UserSums sums = new UserSums();
        for (int i = 0; i < userIds.length; i++) {
            sums.add(userIds[i], i + 1, 1);
        }
        return sums;
    }

    @Test
    void aUsersTrialsAddUp() {
        UserSums sums = of("a", "b");
        sums.addAll(of("b"));
        assertThat(sums.sums()).containsExactly(1, 3);
        assertThat(sums.weights()).containsExactly(1, 2);
    }

    @Test
    void usersArePairedInWhateverOrderTheyWereAsked() {
        assertThat(of("a", "b", "c").sumsBeside(of("c", "a", "b"))).containsExactly(3, 1, 2);
    }

    @Test
    void refusesToPairOtherUsers() {
        assertThatThrownBy(() -> of("a", "b").sumsBeside(of("a", "c"))).isInstanceOf(IllegalArgumentException.class);
    }
}
