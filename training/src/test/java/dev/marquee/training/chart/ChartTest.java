package dev.marquee.training.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link Chart} and {@link Figure}. */
class ChartTest {
    /** From 0 to 10 both ways; drawn between x 50 and 348, y 188 and 16. */
    private static String drawn(Chart.Mark mark, Series... series) {
        Markup out = new Markup();
        new Chart("Title", "Text", Axis.around("right", 0, 10), Axis.around("up", 0, 10), List.of(series), mark)
                .draw(out, "id");
        return out.toString();
    }

    private static Series series(double... xy) {
        return new Series(
                "name",
                Style.of(1),
                true,
                IntStream.range(0, xy.length / 2)
                        .mapToObj(i -> new Series.Point(xy[2 * i], xy[2 * i + 1], 1, "point " + i))
                        .toList());
    }

    @Test
    void aPointIsWhereItsNumbersSay() {
        String svg = drawn(Chart.Mark.NONE, series(0, 0, 5, 2.5, 10, 10));
        assertThat(svg)
                .contains("d=\"M50 188L199 145L348 16\"")
                .contains("translate(50 188)", "translate(199 145)", "translate(348 16)")
                .contains("<title>point 1</title>", "stroke-dasharray=\"7 3\"", "class=\"s1\"");
    }

    @Test
    void theChosenPlaceIsMarkedWithItsTextTowardsTheMiddle() {
        assertThat(drawn(new Chart.Mark(10, "epoch 10")))
                .contains("class=\"mark\" d=\"M348 16L348 188\"")
                .contains("<text x=\"344\" y=\"12\" text-anchor=\"end\" class=\"label\">epoch 10</text>");
        assertThat(drawn(new Chart.Mark(0, "epoch 0")))
                .contains("text-anchor=\"start\" class=\"label\">epoch 0</text>");
        assertThat(drawn(Chart.Mark.NONE)).doesNotContain("class=\"mark\"");
    }

    @Test
    void onePointIsAPointWithoutALine() {
        assertThat(drawn(Chart.Mark.NONE, series(5, 5)))
                .contains("translate(199 102)")
                .doesNotContain("class=\"line\"");
    }

    @Test
    void withoutPointsThereAreTheAxes() {
        assertThat(drawn(Chart.Mark.NONE, series()))
                .contains(">right</text>", ">up</text>")
                .doesNotContain("NaN");
    }

    @Test
    void saysWhatItShowsToThoseWhoDoNotSeeIt() {
        assertThat(drawn(Chart.Mark.NONE))
                .contains("role=\"img\" aria-labelledby=\"id-title id-text\"")
                .contains("<title id=\"id-title\">Title</title><desc id=\"id-text\">Text</desc>");
    }

    @Test
    void theFirstSeriesIsAboveTheOthers() {
        Series other =
                new Series("other", Style.REFERENCE, true, series(0, 0, 1, 1).points());
        String svg = drawn(Chart.Mark.NONE, series(0, 0, 1, 1), other);
        assertThat(svg.indexOf("class=\"reference\"")).isLessThan(svg.indexOf("class=\"s1\""));
    }

    @Test
    void sevenSeriesDifferInColourAndShapeAndThirtyFiveInShapeAndDash() {
        Set<String> looks = new HashSet<>();
        Set<String> shapes = new HashSet<>();
        for (int i = 0; i < 35; i++) {
            looks.add(Style.of(i).shape() + Style.of(i).dash());
            if (i < 7) {
                shapes.add(Style.of(i).shape() + Style.of(i).name());
            }
        }
        assertThat(looks).hasSize(35);
        assertThat(shapes).hasSize(7);
    }

    @Test
    void theLegendNamesEachSeriesOnce() {
        Markup out = new Markup();
        Series faint = new Series("others", Style.FAINT, true, List.of());
        Axis axis = Axis.around("", 0, 1);
        Figure.write(out, "id", new Chart("T", "", axis, axis, List.of(series(0, 0), faint, faint), Chart.Mark.NONE));
        assertThat(out.toString().split("others</li>", -1)).hasSize(2);
        assertThat(out.toString()).contains("name</li>");
    }
}
