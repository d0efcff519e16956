package dev.marquee.api.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.api.fixture.TestCassandra;
import dev.marquee.cassandra.CassandraNode;
import dev.marquee.cassandra.NeedsCassandra;
import dev.marquee.core.file.DurableFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@NeedsCassandra
class CassandraSeedsIT extends SeedsContract {
    private static final String KEYSPACE = "seeds";
    private final CassandraNode node;

    CassandraSeedsIT(CassandraNode node) {
        this.node = node;
    }

    @Override
    TestStore newStore() {
        return TestStore.open(TestCassandra.openEmpty(node, KEYSPACE), home);
    }

    @Override
    TestStore sameStore() {
        return TestStore.open(TestCassandra.open(node, KEYSPACE), home);
    }

    /** The mark that seeds were loaded is in the SQL database, which may be a new one some day. */
    @Test
    void leavesASeededStoreAloneBesideANewDatabase() throws IOException {
        seedFile(ANN + BOB);
        store.seeds().prepare(bundle);
        store.ratings().delete("bob", 7);
        store.close();
        DurableFile.deleteTree(home.resolve("store"));
        store = sameStore();
        store.seeds().prepare(bundle);
        assertThat(ratings("bob")).isZero();
        assertThat(ratings("ann")).isEqualTo(2);
        assertThat(store.sql()
                        .reader()
                        .sql("SELECT users FROM seeding")
                        .query(Integer.class)
                        .single())
                .as("users that were loaded once more")
                .isZero();
    }

    /** There is no transaction of so many rows: what a load has left does not count as used. */
    @Test
    void loadsAgainWhatALoadThatBrokeOffHasLeft() throws IOException {
        StringBuilder lines = new StringBuilder(ANN);
        for (int user = 1; user < 1_500; user++) {
            lines.append(BOB.replace("bob", "bob" + user));
        }
        seedFile(lines + "{\n");
        assertThatThrownBy(() -> store.seeds().prepare(bundle)).hasMessageContaining("line 1501");
        assertThat(ratings("bob1")).as("the first part of it").isEqualTo(1);
        assertThat(ratings("bob1400")).isZero();
        seedFile(lines.toString());
        store.seeds().prepare(bundle);
        assertThat(ratings("bob1400")).isEqualTo(1);
        assertThat(ratings("ann")).isEqualTo(2);
    }
}
