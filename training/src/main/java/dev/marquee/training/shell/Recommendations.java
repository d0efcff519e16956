package dev.marquee.training.shell;

import dev.marquee.core.blend.RankedMovie;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list as a person is shown it; as text, a line a movie.
 *
 * @param lines best first
 */
public record Recommendations(List<Line> lines) {
    static final int SHOWN = 10;

    /**
     * A place of the list.
     *
     * @param movie that is recommended
     * @param score what the list is ordered by, [0, 1]
     * @param predictedRating 0.5 to 5
     */
    public record Line(Movie movie, double score, @Nullable Float predictedRating) {}

    static Recommendations of(List<RankedMovie> ranked, Catalog catalog) {
        return new Recommendations(ranked.stream()
                .map(of -> new Line(
                        catalog.movie(catalog.ordinal(of.movieId()).orElseThrow()), of.score(), of.predictedRating()))
                .toList());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %.3f  %.2f  %d %s",
                    line.score(),
                    line.predictedRating(),
                    line.movie().movieId(),
                    line.movie().title()));
        }
        return text.toString();
    }
}
