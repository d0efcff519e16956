package dev.marquee.api.feedback;

import dev.marquee.api.personal.CassandraPersonalTable;
import dev.marquee.api.personal.CassandraPersonalTable.Stamps;
import java.time.Instant;

/** What is personal of feedback in Cassandra. */
final class CassandraPersonal {
    /** Clicks and watches; a row for each share, where two gateways wrote at once. */
    static final CassandraPersonalTable SIGNALS = new CassandraPersonalTable(
            "signals",
            "signal",
            "movie_id, kind, watched, happened_at",
            row -> PersonalSignal.of(StoredSignal.of(row)),
            "happened_at",
            Stamps.CALLERS);

    /** What people are not interested in. */
    static final CassandraPersonalTable MUTES = new CassandraPersonalTable(
            "notInterested",
            "mute",
            "kind, subject, event_id, since, ends_at",
            row -> PersonalMute.of(
                    row.getShort(0),
                    String.valueOf(row.getString(1)),
                    String.valueOf(row.getString(2)),
                    Instant.ofEpochMilli(row.getLong(3)),
                    Instant.ofEpochMilli(row.getLong(4))),
            "event_id",
            Stamps.CALLERS);

    private CassandraPersonal() {}
}
