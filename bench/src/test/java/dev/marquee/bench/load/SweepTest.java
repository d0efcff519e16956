package dev.marquee.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepTest {
    @Test
    void endsAboveTheSaturationAndMeasuresPartsOfIt() {
        Sweep sweep = Sweep.run(100, rate -> rate <= 200, rate -> point(rate, rate <= 230));

        assertThat(sweep.saturationRps()).isBetween(210.0, 230.0);
        assertThat(sweep.points()).extracting(LoadPoint::rate).isSorted();
        assertThat(sweep.points().getLast().isBorne()).isFalse();
        assertThat(sweep.at(0.5).rate()).isCloseTo(sweep.saturationRps() / 2, within(1e-9));
        assertThat(sweep.points().getFirst().rate()).isCloseTo(sweep.saturationRps() / 10, within(1e-9));
    }

    @Test
    void goesDownWhereWholePointsBearLessThanShortTries() {
        Sweep sweep = Sweep.run(100, rate -> rate <= 200, rate -> point(rate, rate <= 150));

        assertThat(sweep.saturationRps()).isBetween(130.0, 150.0);
    }

    @Test
    void isNoSweepWhereNoWholePointIsBorne() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Sweep.run(100, rate -> rate <= 200, rate -> point(rate, false)))
                .withMessageContaining("for a whole point");
    }

    @Test
    void plotShowsEveryPointAndTheSaturation() {
        Sweep sweep = new Sweep(List.of(point(10, true), point(50, true), point(100, false)), 50);

        String plot = LoadPlot.of(sweep);

        assertThat(plot).startsWith("<svg xmlns=").contains("saturation 50/s", "5.00 ms at 50/s", "200.00 ms at 100/s");
        assertThat(plot.split("class=\"point\"", -1))
                .hasSize(1 + 2 * sweep.points().size());
    }

    @Test
    void tableHasOneRowForEachPointAndOneColumnForEachProcess() {
        String table = LoadTable.of(List.of(point(10, true), point(100, false)));

        assertThat(table.lines())
                .hasSize(4)
                .last()
                .isEqualTo("| 100 | 5.00 | 200.00 | 300.00 | 1.00, 2.00 | 0.00 % | 0 | 0 | 0.25 |");
    }

    static LoadPoint point(double rate, boolean borne) {
        return new LoadPoint(
                rate, 60, 100, 5, borne ? 20 : 200, 300, 300, 1, 2, 0, 0, 0, rate, 20, Map.of("generator", 0.25), null);
    }
}
