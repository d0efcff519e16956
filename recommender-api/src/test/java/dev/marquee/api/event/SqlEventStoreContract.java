package dev.marquee.api.event;

import static dev.marquee.api.event.Events.T0;
import static dev.marquee.api.event.Events.click;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fixture.OpenStore;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.personal.JdbcErasureTable;
import dev.marquee.api.personal.JdbcPersonalData;
import dev.marquee.api.store.Database;
import dev.marquee.core.store.StoreSecret;
import java.util.List;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a store of events does besides on every relational database. */
abstract class SqlEventStoreContract extends EventStoreContract {
    private OpenStore sql;
    private JdbcEventStore database;

    /** A new, empty database. */
    abstract Database database();

    @Override
    @BeforeEach
    void open() {
        Database empty = database();
        sql = OpenStore.of(empty);
        Flyway.configure().dataSource(empty.upkeep(sql.writing())).load().migrate();
        JdbcTemplate reader = new JdbcTemplate(sql.reading());
        JdbcTemplate writer = new JdbcTemplate(sql.writing());
        StoreSecret secret = StoreSecret.of(StoreSecret.random());
        Erasures erasures = new Erasures(() -> secret, new JdbcErasureTable(reader, sql.reads()));
        database = new JdbcEventStore(reader, writer, sql.reads(), sql.commits(), erasures);
        store = database;
        personal = new JdbcPersonalData(
                List.of(PersonalEvent.TABLE), erasures, reader, writer, sql.reads(), sql.commits(), CLOCK);
    }

    @AfterEach
    void closeDatabase() {
        sql.close();
    }

    @Test
    void deletesOldEventsAFewAtATime() {
        add(IntStream.range(0, 3_000).mapToObj(i -> click("ann", "e" + i, 7, i)).toList());
        assertThat(database.deleteBefore(T0.plusSeconds(2_500))).isEqualTo(2_000);
        assertThat(database.deleteBefore(T0.plusSeconds(2_500))).isEqualTo(500);
        assertThat(database.deleteBefore(T0.plusSeconds(2_500))).isZero();
        assertThat(store.since("ann", T0).getFirst().event().eventId()).isEqualTo("e2500");
        assertThat(store.since("ann", T0)).hasSize(500);
    }
}
