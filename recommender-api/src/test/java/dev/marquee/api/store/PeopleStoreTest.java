package dev.marquee.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PeopleStoreTest {
    private static CassandraProperties at(String contactPoints) {
        return new CassandraProperties(contactPoints, "datacenter1", "marquee", 3, null, null);
    }

    @Test
    void isTheDatabaseUnlessACassandraIsNamed() {
        assertThat(PeopleStore.of("", false)).isEqualTo(PeopleStore.DATABASE);
        assertThat(PeopleStore.of("", true)).isEqualTo(PeopleStore.CASSANDRA);
        assertThat(PeopleStore.of("database", true)).isEqualTo(PeopleStore.DATABASE);
        assertThat(PeopleStore.of("database-first", true)).isEqualTo(PeopleStore.DATABASE_FIRST);
        assertThat(PeopleStore.of("cassandra-first", true)).isEqualTo(PeopleStore.CASSANDRA_FIRST);
        assertThat(PeopleStore.of("cassandra", true)).isEqualTo(PeopleStore.CASSANDRA);
    }

    @Test
    void refusesWhatItDoesNotKnowAndACassandraThatNobodyNames() {
        assertThatThrownBy(() -> PeopleStore.of("both", true))
                .hasMessage("MARQUEE_PEOPLE_STORE is \"both\"; expected one of database, database-first,"
                        + " cassandra-first, cassandra");
        assertThatThrownBy(() -> PeopleStore.of("database-first", false))
                .hasMessage("MARQUEE_PEOPLE_STORE is database-first, which needs MARQUEE_CASSANDRA_CONTACT_POINTS");
    }

    @Test
    void readsTheVariablesThatTheDocumentationNames() {
        var variables = new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of(
                        "MARQUEE_CASSANDRA_CONTACT_POINTS", "one:9042,two:9042",
                        "MARQUEE_CASSANDRA_DATACENTER", "west",
                        "MARQUEE_CASSANDRA_KEYSPACE", "films",
                        "MARQUEE_CASSANDRA_REPLICATION", "2",
                        "MARQUEE_CASSANDRA_USER", "me",
                        "MARQUEE_CASSANDRA_PASSWORD", "secret",
                        "MARQUEE_PEOPLE_STORE", "cassandra-first"));
        Binder binder = new Binder(ConfigurationPropertySources.from(variables));
        assertThat(binder.bindOrCreate("marquee.cassandra", CassandraProperties.class))
                .isEqualTo(new CassandraProperties("one:9042,two:9042", "west", "films", 2, "me", "secret"));
        assertThat(binder.bindOrCreate("marquee", StoreProperties.class).peopleStore())
                .isEqualTo("cassandra-first");
        Binder nothing = new Binder();
        assertThat(nothing.bindOrCreate("marquee.cassandra", CassandraProperties.class))
                .isEqualTo(at(""));
    }

    @Test
    void readsContactPoints() {
        assertThat(at("").isThere()).isFalse();
        assertThat(at(" ").isThere()).isFalse();
        assertThat(at("one:9042, 10.0.0.2:9043").addresses())
                .containsExactly(
                        InetSocketAddress.createUnresolved("one", 9042),
                        InetSocketAddress.createUnresolved("10.0.0.2", 9043));
    }

    @Test
    void refusesWhatIsNoContactPointNoKeyspaceAndNoReplication() {
        for (String wrong :
                new String[] {"one", "one:", ":9042", "one:9042,,two:9042", "one:99999", "one:9042;two:9042"}) {
            assertThatThrownBy(() -> at(wrong)).as(wrong).hasMessageContaining("expected HOST:PORT");
        }
        for (String wrong : new String[] {"", "Marquee", "1m", "m-1", "m; DROP KEYSPACE m"}) {
            assertThatThrownBy(() -> new CassandraProperties("", "dc", wrong, 3, null, null))
                    .as(wrong)
                    .hasMessageContaining("expected 1 to 48 of a-z, 0-9 and _");
        }
        assertThatThrownBy(() -> new CassandraProperties("", "dc", "m", 0, null, null))
                .hasMessage("the replication is 0; expected 1 or more");
    }
}
