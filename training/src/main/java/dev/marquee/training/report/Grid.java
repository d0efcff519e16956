package dev.marquee.training.report;

import dev.marquee.training.chart.Markup;
import java.util.List;
import java.util.function.Consumer;

/** A table that scrolls in a box of its own where it is too wide. Not thread-safe; close it. */
final class Grid implements AutoCloseable {
    private final Markup out;

    /**
     * Begins a table.
     *
     * @param columns their heads; the first is of the heads of the rows
     */
    Grid(Markup out, String caption, List<String> columns) {
        this.out = out;
        out.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        out.open("table").element("caption", caption);
        out.open("thead").open("tr");
        columns.forEach(column -> out.element("th", column, "scope", "col"));
        out.close().close().open("tbody");
    }

    /** A row, whose cells are written by the caller. */
    void row(String head, Consumer<Markup> cells) {
        out.open("tr").element("th", head, "scope", "row");
        cells.accept(out);
        out.close();
    }

    /** A row of text. */
    void row(String head, List<String> cells) {
        row(head, _ -> cells.forEach(cell -> out.element("td", cell)));
    }

    @Override
    public void close() {
        out.close().close().close();
    }
}
