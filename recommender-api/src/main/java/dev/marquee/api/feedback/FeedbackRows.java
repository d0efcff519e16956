package dev.marquee.api.feedback;

import dev.marquee.api.personal.Erasures;
import dev.marquee.core.feedback.Signal;
import dev.marquee.core.feedback.Subject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes feedback as a part of whoever's transaction. Rows are written in the order of their keys, so that two gateways which
 * are given the same ones do not wait for each other in a ring. Thread-safe.
 */
public final class FeedbackRows {
    static final List<Signal.Kind> SIGNALS = List.of(Signal.Kind.CLICK, Signal.Kind.WATCH);
    static final int FIRST_SIGNAL = 2;

    private static final String SIGNAL = """
            INSERT INTO signal (user_id, movie_id, kind, happened_at, watched) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (user_id, movie_id, kind)
            DO UPDATE SET
                happened_at = CASE WHEN excluded.happened_at > signal.happened_at
                    THEN excluded.happened_at ELSE signal.happened_at END,
                watched = CASE WHEN excluded.watched > signal.watched THEN excluded.watched ELSE signal.watched END
            WHERE excluded.watched > signal.watched OR excluded.happened_at > signal.happened_at""";

    private static final String MUTE = """
            INSERT INTO mute (user_id, kind, subject, event_id, since, ends_at) SELECT ?, ?, ?, ?, ?, ?
            %s
            ON CONFLICT (user_id, kind, subject)
            DO UPDATE SET event_id = excluded.event_id, since = excluded.since, ends_at = excluded.ends_at
            WHERE mute.event_id <> excluded.event_id AND excluded.since >= mute.since""".formatted(Erasures.UNLESS_ERASED);

    private final JdbcTemplate writer;
    private final Erasures erasures;

    /** Writes by this, but nothing of users who were {@linkplain #erasedBy erased}. */
    public FeedbackRows(JdbcTemplate writer, Erasures erasures) {
        this.writer = writer;
        this.erasures = erasures;
    }

    /**
     * What happened then may be of somebody who was erased until this moment, in milliseconds: callers' clocks may be ahead of ours,
     * and what has no time of its own and is sent again is of the time when it arrives.
     */
    public static long erasedBy(Instant then) {
        return then.minus(FeedbackReader.CLOCK_SKEW).toEpochMilli();
    }

    /** Stores signals of events that are stored; of a movie's watches the longest share stays, and of each kind the newest time. */
    public void addSignals(List<UserSignal> signals) {
        List<UserSignal> inOrder = signals.stream()
                .sorted(Comparator.comparing(UserSignal::userId)
                        .thenComparingInt(UserSignal::movieId)
                        .thenComparing(UserSignal::kind))
                .toList();
        if (!inOrder.isEmpty()) {
            writer.batchUpdate(SIGNAL, inOrder, inOrder.size(), (statement, signal) -> {
                statement.setString(1, signal.userId());
                statement.setInt(2, signal.movieId());
                statement.setInt(3, FIRST_SIGNAL + SIGNALS.indexOf(signal.kind()));
                statement.setLong(4, signal.at().toEpochMilli());
                statement.setFloat(5, signal.share());
            });
        }
    }

    /** Stores mutes; of each subject what was said last stays, of what was said at once the last in the list. */
    public void addMutes(List<UserMute> mutes) {
        List<UserMute> inOrder = mutes.stream()
                .sorted(Comparator.comparing(UserMute::userId)
                        .thenComparing((UserMute of) -> of.mute().subject().kind())
                        .thenComparing((UserMute of) -> of.mute().subject().name()))
                .toList();
        if (!inOrder.isEmpty()) {
            writer.batchUpdate(MUTE, inOrder, inOrder.size(), (statement, of) -> {
                statement.setString(1, of.userId());
                statement.setInt(2, code(of.mute().subject().kind()));
                statement.setString(3, of.mute().subject().name());
                statement.setString(4, of.eventId());
                statement.setLong(5, of.mute().since().toEpochMilli());
                statement.setLong(6, of.mute().until().toEpochMilli());
                statement.setString(7, erasures.person(of.userId()));
                statement.setLong(8, erasedBy(of.mute().since()));
            });
        }
    }

    /** As the table holds it. */
    static int code(Subject.Kind kind) {
        return switch (kind) {
            case MOVIE -> 1;
            case GENRE -> 2;
            case PERSON -> 3;
        };
    }

    /** What the table holds so. */
    static Subject.Kind kind(int code) {
        return Arrays.stream(Subject.Kind.values())
                .filter(kind -> code(kind) == code)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a mute of kind " + code));
    }
}
