package dev.marquee.api.feedback;

import dev.marquee.api.personal.PersonalTable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What the history of a user holds of a movie that was clicked or watched, as its user takes it away.
 *
 * @param type click or watch
 * @param movieId positive
 * @param at the newest of them
 * @param watched the longest share, 0 to 1; 0 for a click
 */
@Schema(name = "StoredSignal", description = "What a history holds of the clicks, or of the watches, of a movie.")
public record PersonalSignal(String type, int movieId, Instant at, float watched) {

    static final PersonalTable TABLE = new PersonalTable(
            "signals", "signal", 2, List.of("movie_id", "kind", "happened_at", "watched"), PersonalSignal::of);

    private static PersonalSignal of(ResultSet row, int number) throws SQLException {
        return of(new StoredSignal(row.getInt(1), row.getInt(2), row.getFloat(4), row.getLong(3)));
    }

    static PersonalSignal of(StoredSignal signal) {
        return new PersonalSignal(
                FeedbackRows.SIGNALS
                        .get(signal.kind() - FeedbackRows.FIRST_SIGNAL)
                        .name()
                        .toLowerCase(Locale.ROOT),
                signal.movieId(),
                Instant.ofEpochMilli(signal.at()),
                signal.watched());
    }
}
