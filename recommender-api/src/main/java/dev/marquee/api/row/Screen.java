package dev.marquee.api.row;

import dev.marquee.api.recommendation.Pass;
import dev.marquee.api.recommendation.RecommendationResponse.Item;
import dev.marquee.api.recommendation.Source;
import dev.marquee.api.row.RowsResponse.Row;
import dev.marquee.core.blend.RankedMovie;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A screen while it is filled, from the top: a movie is in the first row that wants it. Not thread-safe. */
final class Screen {
    private final Pass pass;
    private final int most;
    private final BitSet left;
    private final List<Row> rows = new ArrayList<>();

    /**
     * An empty screen.
     *
     * @param pass of whom it is for
     * @param most at most so many rows
     */
    Screen(Pass pass, int most) {
        this.pass = pass;
        this.most = most;
        this.left = pass.accepted();
    }

    /**
     * What a row is about.
     *
     * @param kind what it is made of
     * @param title to be shown above it
     */
    record Heading(
            RowKind kind,
            String title,
            @Nullable Integer movieId,
            @Nullable String genre,
            @Nullable Integer decade,
            @Nullable Integer yearFrom) {

        /** Of a row that is about nothing in particular. */
        Heading(RowKind kind, String title) {
            this(kind, title, null, null, null, null);
        }
    }

    /** Adds what suits the person, if any movie may be shown. */
    void addPersonal(Heading heading) {
        if (rows.size() < most) {
            List<Item> items = pass.items(left());
            if (!items.isEmpty()) {
                add(heading, items);
            }
        }
    }

    /** Adds some movies, then popular ones, if the row has enough of the former. */
    void add(Heading heading, List<RankedMovie> movies, Source source) {
        if (rows.size() < most) {
            List<Item> items = pass.list(movies, source, left());
            if (items.stream().filter(item -> item.source() == source).count() >= least()) {
                add(heading, items);
            }
        }
    }

    /**
     * Adds movies of a set, first those of a list, then the popular ones of the set, if there are enough together.
     *
     * @param of ordinals; not modified
     * @return whether there were
     */
    boolean addAmong(Heading heading, BitSet of, List<RankedMovie> movies) {
        BitSet among = left();
        among.and(of);
        if (rows.size() == most || among.cardinality() < least()) {
            return false;
        }
        add(heading, pass.list(movies, Source.TWO_TOWER, among));
        return true;
    }

    private void add(Heading heading, List<Item> items) {
        items.forEach(item -> pass.bundle().catalog().ordinal(item.movieId()).ifPresent(left::clear));
        rows.add(new Row(
                heading.kind(),
                heading.title(),
                heading.movieId(),
                heading.genre(),
                heading.decade(),
                heading.yearFrom(),
                items));
    }

    /** Half of a full row. */
    private int least() {
        return (pass.limit() + 1) / 2;
    }

    /** The ordinals that may be shown and are not yet. The caller owns the set. */
    BitSet left() {
        return (BitSet) left.clone();
    }

    /** The rows so far, from the top. */
    List<Row> rows() {
        return rows;
    }
}
