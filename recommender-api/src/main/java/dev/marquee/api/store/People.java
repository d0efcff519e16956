package dev.marquee.api.store;

import dev.marquee.api.catalogue.BeforeServing;
import dev.marquee.api.catalogue.ServedBundle;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses where what is stored of people is.
 *
 * @param store where
 * @param cassandra the cluster, unless it is not used
 */
public record People(PeopleStore store, @Nullable Cassandra cassandra) implements BeforeServing, AutoCloseable {
    /** Checks that there is a cluster where one is used. */
    public People {
        if ((store == PeopleStore.DATABASE) != (cassandra == null)) {
            throw new IllegalArgumentException(store + (cassandra == null ? " without Cassandra" : " with Cassandra"));
        }
    }

    /**
     * What the settings ask for; not connected to yet.
     *
     * @throws IllegalArgumentException if they ask for a Cassandra that they do not name
     */
    static People of(StoreProperties properties, CassandraProperties cluster) {
        PeopleStore store = PeopleStore.of(properties.peopleStore(), cluster.isThere());
        return new People(store, store == PeopleStore.DATABASE ? null : new Cassandra(cluster));
    }

    /**
     * Connects to the cluster, if it answers.
     *
     * @throws org.springframework.dao.DataAccessException if it refuses
     */
    void start() {
        if (cassandra != null) {
            cassandra.start();
        }
    }

    /**
     * Connects to the cluster, unless that was done before.
     *
     * @throws dev.marquee.service.NotYetException if it does not answer
     */
    @Override
    public void prepare(ServedBundle bundle) {
        if (cassandra != null) {
            cassandra.prepare();
        }
    }

    /**
     * A store of people's data.
     *
     * @param database makes that in the SQL database
     * @param inCassandra makes that in Cassandra
     * @param both makes one of two, the first of which is read
     */
    public <T> T in(Supplier<T> database, Function<Cassandra, T> inCassandra, BinaryOperator<T> both) {
        if (cassandra == null) {
            return database.get();
        }
        return switch (store) {
            case DATABASE -> database.get();
            case DATABASE_FIRST -> both.apply(database.get(), inCassandra.apply(cassandra));
            case CASSANDRA_FIRST -> both.apply(inCassandra.apply(cassandra), database.get());
            case CASSANDRA -> inCassandra.apply(cassandra);
        };
    }

    @Override
    public void close() {
        if (cassandra != null) {
            cassandra.close();
        }
    }
}
