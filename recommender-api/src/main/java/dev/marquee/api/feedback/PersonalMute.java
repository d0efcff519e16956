package dev.marquee.api.feedback;

import dev.marquee.api.personal.PersonalTable;
import dev.marquee.core.feedback.Subject;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user said last of a movie, genre or person that they were not interested in, as they take it away; exactly one of the
 * three is there.
 *
 * @param movieId of the catalogue
 * @param genre without differences of case
 * @param person likewise
 * @param eventId of the event that said it
 * @param since when it was said
 * @param until nothing of it is shown before then; not after {@code since} where it was taken back
 */
@Schema(name = "StoredMute")
public record PersonalMute(
        @Nullable Integer movieId,
        @Nullable String genre,
        @Nullable String person,
        String eventId,

        @Schema(description = "When it was said.") Instant since,

        @Schema(description = "Nothing of it is shown before then; not after `since` where it was taken back.")
        Instant until) {

    static final PersonalTable TABLE = new PersonalTable(
            "notInterested", "mute", 2, List.of("kind", "subject", "event_id", "since", "ends_at"), PersonalMute::of);

    private static PersonalMute of(ResultSet row, int number) throws SQLException {
        return of(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)));
    }

    static PersonalMute of(int code, String name, String eventId, Instant since, Instant until) {
        Subject.Kind kind = FeedbackRows.kind(code);
        return new PersonalMute(
                kind == Subject.Kind.MOVIE ? Integer.valueOf(name) : null,
                kind == Subject.Kind.GENRE ? name : null,
                kind == Subject.Kind.PERSON ? name : null,
                eventId,
                since,
                until);
    }
}
