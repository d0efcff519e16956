package dev.marquee.api.event;

import dev.marquee.api.personal.PersonalTable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as its user takes it away: what was sent, and what was found to have followed it.
 *
 * @param eventId the caller's name for it
 * @param type impression, click or watch
 * @param movieId positive
 * @param at when
 * @param requestId of the list that the movie was in
 * @param rank in that list, from 1
 * @param source of the movie
 * @param modelVersion of the list
 * @param predictedRating that was shown
 * @param watched share of the movie, 0 to 1
 * @param followedBy click, watch, rating, like
 */
@Schema(name = "StoredEvent")
public record PersonalEvent(
        String eventId,
        String type,
        int movieId,
        Instant at,
        @Nullable String requestId,
        @Nullable Integer rank,
        @Nullable String source,
        @Nullable String modelVersion,
        @Nullable Float predictedRating,
        @Nullable Float watched,

        @Schema(description = "Of an impression: what was found to have followed it (click, watch, rating, like).")
        List<String> followedBy) {

    static final PersonalTable TABLE = new PersonalTable(
            "events",
            "event",
            1,
            List.of(
                    "event_id",
                    "kind",
                    "movie_id",
                    "happened_at",
                    "request_id",
                    "position",
                    "source",
                    "model_version",
                    "predicted_rating",
                    "watched",
                    "followed"),
            PersonalEvent::of);

    private static PersonalEvent of(ResultSet row, int number) throws SQLException {
        return new PersonalEvent(
                row.getString(1),
                EventKind.of(row.getInt(2)).label(),
                row.getInt(3),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getString(5),
                JdbcEventStore.integer(row, 6),
                row.getString(7),
                row.getString(8),
                JdbcEventStore.real(row, 9),
                JdbcEventStore.real(row, 10),
                labels(row.getInt(11)));
    }

    /** The same of an event that was read; its source may be one that this version does not know. */
    static PersonalEvent of(Event event, @Nullable String source, int followed) {
        Event.Place list = event.list();
        return new PersonalEvent(
                event.eventId(),
                event.kind().label(),
                event.movieId(),
                event.at(),
                list == null ? null : list.requestId(),
                list == null ? null : list.rank(),
                source,
                list == null ? null : list.modelVersion(),
                list == null ? null : list.predictedRating(),
                event.watched(),
                labels(followed));
    }

    private static List<String> labels(int followed) {
        return Arrays.stream(Outcome.Kind.values())
                .filter(kind -> (followed & kind.code()) != 0)
                .map(Outcome.Kind::label)
                .toList();
    }
}
