package dev.marquee.api.downstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionAgreementTest {
    private static final List<String> OWN = List.of("b", "a");

    private final VersionAgreement agreement = new VersionAgreement();

    @Test
    void takesTheNewestAsLongAsNothingIsKnown() {
        assertThat(agreement.newest(OWN)).isEqualTo("b");
    }

    @Test
    void takesTheNewestThatAllHold() {
        agreement.holds(Service.RETRIEVAL, List.of("b", "a"));
        agreement.holds(Service.RANKING, List.of("a"));
        assertThat(agreement.newest(OWN)).isEqualTo("a");
        agreement.holds(Service.RANKING, List.of("b", "a"));
        assertThat(agreement.newest(OWN)).isEqualTo("b");
    }

    @Test
    void leavesOutWhatAServiceRefused() {
        agreement.refuses(Service.RANKING, "b");
        assertThat(agreement.newest(OWN)).isEqualTo("a");
        agreement.holds(Service.RANKING, List.of("b", "a"));
        assertThat(agreement.newest(OWN)).isEqualTo("b");
    }

    @Test
    void forgetsAVersionThatAServiceHeldBefore() {
        agreement.holds(Service.RANKING, List.of("a"));
        agreement.refuses(Service.RANKING, "a");
        assertThat(agreement.newest(OWN)).isEqualTo("b");
    }

    @Test
    void takesTheNewestIfThereIsNoneInCommon() {
        agreement.holds(Service.RETRIEVAL, List.of("c"));
        assertThat(agreement.newest(OWN)).isEqualTo("b");
    }
}
