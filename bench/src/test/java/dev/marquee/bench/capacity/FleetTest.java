package dev.marquee.bench.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FleetTest {
    private static final ServiceTimes TIMES = new ServiceTimes(1.5, 1.2, 1.4);

    @Test
    void ofEachServiceHalfIsBusy() {
        Fleet fleet = Fleet.of(35_000, TIMES, 8);

        // 35,000 × 1.5 ms are 52.5 processors, half busy 105: 14 servers of eight.
        assertThat(fleet).isEqualTo(new Fleet(14, 11, 13, 8));
        assertThat(fleet.allProcessors()).isEqualTo(304);
        assertThat(fleet.simulate(35_000, TIMES, 200_000, 42).busy().getFirst()).isCloseTo(52.5 / 112, within(0.01));
    }

    @Test
    void thereAreTwoOfEachAtLeast() {
        assertThat(Fleet.of(1, TIMES, 8)).isEqualTo(new Fleet(2, 2, 2, 8));
    }

    @Test
    void aMillionPeopleAskForThatManyListsASecondAtThePeak() {
        Population people = Population.of(1_000_000);

        assertThat(people.lists()).isCloseTo(312.5, within(0.1));
        assertThat(people.ratings()).isCloseTo(34.7, within(0.1));
    }
}
