package dev.marquee.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.linear.LinearChoice;
import dev.marquee.training.linear.LinearParameters;
import dev.marquee.training.linear.LinearPath;
import dev.marquee.training.split.LearnedFrom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link LinearPaths}. */
class LinearPathsTest {
    private static final LinearParameters SETTINGS = LinearParameters.DEFAULT;
    private static final LinearChoice CHOICE = LinearChoice.simplest(SETTINGS);

    private final LinearPaths paths = new LinearPaths();
    private final List<String> fitted = new ArrayList<>();

    private LinearPath path(LinearPaths.Key key) {
        return paths.of(key, () -> {
                    fitted.add(key.ratings());
                    return new LinearPaths.Chosen(CHOICE, LinearPath.none(1));
                })
                .path();
    }

    private LinearPath path(String ratings) {
        return path(new LinearPaths.Key(ratings, LearnedFrom.EVERYTHING, SETTINGS, CHOICE));
    }

    @Test
    void whatWasFittedAlikeIsTheSame() {
        assertThat(path("a")).isSameAs(path("a"));
        assertThat(fitted).containsExactly("a");
    }

    @Test
    void ratingsParametersAndChoiceTellPathsApart() {
        path("a");
        path("b");
        path(new LinearPaths.Key("a", new LearnedFrom(5, 0, 0, 0), SETTINGS, CHOICE));
        path(new LinearPaths.Key("a", LearnedFrom.EVERYTHING, SETTINGS, null));
        assertThat(fitted).containsExactly("a", "b", "a", "a");
    }

    @Test
    void fourAreKeptOfWhichTheOneUsedLeastRecentlyGoes() {
        List.of("a", "b", "c", "d", "a", "e").forEach(this::path);
        List.of("a", "c", "d", "e").forEach(this::path);
        assertThat(fitted).containsExactly("a", "b", "c", "d", "e");
        path("b");
        assertThat(fitted).endsWith("b");
    }
}
