package dev.marquee.api.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.OpenStore;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.personal.JdbcErasureTable;
import dev.marquee.api.personal.JdbcPersonalData;
import dev.marquee.api.store.Database;
import dev.marquee.core.feedback.Mute;
import dev.marquee.core.feedback.Signal;
import dev.marquee.core.feedback.Subject;
import dev.marquee.core.store.StoreSecret;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a store of feedback does besides on every relational database. */
abstract class SqlFeedbackStoreContract extends FeedbackStoreContract {
    private OpenStore sql;
    private JdbcTemplate writer;
    private FeedbackRows rows;
    private JdbcFeedbackStore database;

    /** A new, empty database. */
    abstract Database database();

    @Override
    @BeforeEach
    void open() {
        Database empty = database();
        sql = OpenStore.of(empty);
        Flyway.configure().dataSource(empty.upkeep(sql.writing())).load().migrate();
        JdbcTemplate reader = new JdbcTemplate(sql.reading());
        writer = new JdbcTemplate(sql.writing());
        StoreSecret secret = StoreSecret.of(StoreSecret.random());
        Erasures erasures = new Erasures(() -> secret, new JdbcErasureTable(reader, sql.reads()));
        rows = new FeedbackRows(writer, erasures);
        database = new JdbcFeedbackStore(reader, writer, sql.reads(), sql.commits());
        store = database;
        personal = new JdbcPersonalData(
                List.of(PersonalSignal.TABLE, PersonalMute.TABLE),
                erasures,
                reader,
                writer,
                sql.reads(),
                sql.commits(),
                Clock.fixed(T0, ZoneOffset.UTC));
    }

    @AfterEach
    void closeDatabase() {
        sql.close();
    }

    @Override
    void addSignals(List<UserSignal> signals) {
        sql.commits().together(signals.size(), () -> rows.addSignals(signals));
    }

    @Override
    void addMutes(List<UserMute> mutes) {
        sql.commits().together(mutes.size(), () -> rows.addMutes(mutes));
    }

    @Override
    void endOld(Instant happened, Instant ended) {
        database.deleteOld(happened, ended);
    }

    @Override
    void rate(String userId, int movieId, int halfStars, long millis) {
        sql.commits()
                .run(() -> writer.update("INSERT INTO rating VALUES (?, ?, ?, ?)", userId, movieId, halfStars, millis));
    }

    @Test
    void deletesOldSignalsButNoMuteThatHolds() {
        add(click("ann", 1, 1), click("ann", 2, 50));
        add("ann", "m1", WAR, 0, 1_000);
        add("ann", "m2", Subject.movie(9), 0, 10);
        assertThat(database.deleteOld(T0.plusSeconds(20), T0.plusSeconds(20))).isEqualTo(2);
        assertThat(database.deleteOld(T0.plusSeconds(20), T0.plusSeconds(20))).isZero();
        assertThat(store.of("ann", T0).signals()).extracting(Signal::movieId).containsExactly(2);
        assertThat(store.of("ann", T0).mutes()).extracting(Mute::subject).containsExactly(WAR);
    }
}
