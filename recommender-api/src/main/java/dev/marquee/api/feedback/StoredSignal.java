package dev.marquee.api.feedback;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.marquee.core.feedback.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Cassandra holds of the clicks, or of the watches, of a movie. Two gateways that write at once leave a row for each share: the
 * longest counts, from the newest time on.
 *
 * @param movieId positive
 * @param kind as the table holds it
 * @param watched the longest share, 0 to 1
 * @param at of the newest, milliseconds
 */
record StoredSignal(int movieId, int kind, float watched, long at) {
    /** What tells signals of a user apart. */
    record Key(int movieId, int kind) {}

    /** Of rows with {@code movie_id}, {@code kind}, {@code watched} and {@code happened_at}. */
    static List<StoredSignal> of(List<Row> rows) {
        Map<Key, StoredSignal> signals = new LinkedHashMap<>();
        for (Row row : rows) {
            StoredSignal signal = of(row);
            signals.merge(signal.key(), signal, StoredSignal::and);
        }
        return new ArrayList<>(signals.values());
    }

    /** One of such rows. */
    static StoredSignal of(Row row) {
        return new StoredSignal(row.getInt(0), row.getShort(1), row.getFloat(2), row.getLong(3));
    }

    static StoredSignal of(UserSignal signal) {
        return new StoredSignal(
                signal.movieId(),
                FeedbackRows.FIRST_SIGNAL + FeedbackRows.SIGNALS.indexOf(signal.kind()),
                signal.share(),
                signal.at().toEpochMilli());
    }

    /** All of them as one, the first of which gives the movie and the kind. */
    static StoredSignal together(Collection<StoredSignal> signals) {
        return signals.stream().reduce(StoredSignal::and).orElseThrow();
    }

    private StoredSignal and(StoredSignal other) {
        return new StoredSignal(movieId, kind, Math.max(watched, other.watched), Math.max(at, other.at));
    }

    Key key() {
        return new Key(movieId, kind);
    }

    Signal signal() {
        return new Signal(
                FeedbackRows.SIGNALS.get(kind - FeedbackRows.FIRST_SIGNAL),
                movieId,
                Math.floorDiv(at, 1_000L),
                watched);
    }
}
