package dev.marquee.api.event;

import static dev.marquee.api.event.Events.impression;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.fixture.TestCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link ShownLists}. */
class ShownListsTest {
    @TempDir
    private Path models;

    private ShownLists lists() throws IOException {
        return ShownLists.of(ServedBundle.of(TestCatalog.write(models, 1)));
    }

    @Test
    void theHundredMostPopularArePopular() throws Exception {
        assertThat(lists().isPopular(1)).isTrue();
        assertThat(lists().isPopular(100)).isTrue();
        assertThat(lists().isPopular(101)).isFalse();
    }

    @Test
    void aListIsAsDiverseAsItsPairs() throws Exception {
        // Action and Sci-Fi, the same, Comedy: distances 0, 1, 1.
        List<Event> shown = List.of(
                impression("ann", "a", 1, 0, "r1", 1),
                impression("ann", "b", 2, 0, "r1", 2),
                impression("ann", "c", 3, 0, "r1", 3),
                impression("ann", "d", 4, 0, "alone", 1),
                // Action and Sci-Fi, Action and Drama: one of three in common.
                impression("bob", "e", 1, 0, "r2", 1),
                impression("bob", "f", 5, 0, "r2", 2));
        List<Double> diversities = lists().diversities(shown);
        assertThat(diversities).hasSize(2);
        assertThat(diversities.get(0)).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(diversities.get(1)).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(lists().diversities(List.of())).isEmpty();
    }
}
