package dev.marquee.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DockerConditionTest {
    @Test
    void runsWhereDockerIs() {
        assertThat(DockerCondition.decide(true, true).isDisabled()).isFalse();
        assertThat(DockerCondition.decide(true, false).isDisabled()).isFalse();
    }

    @Test
    void skipsWithAWordWhereNoDockerIs() {
        var skipped = DockerCondition.decide(false, false);
        assertThat(skipped.isDisabled()).isTrue();
        assertThat(skipped.getReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("no Docker answers", "REQUIRE_DOCKER"));
    }

    @Test
    void failsWhereDockerIsRequired() {
        assertThatThrownBy(() -> DockerCondition.decide(false, true)).hasMessageContaining("REQUIRE_DOCKER=true");
    }
}
