package dev.marquee.training.endtoend;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How good the models are that a newcomer gets. */
@ExtendWith(SampleRun.class)
class SampleQualityIT {

    @Test
    void bothModelsBeatPopularityAndBiases(TrainedHome home) {
        Bars.assertCleared(home.evaluation());
    }
}
