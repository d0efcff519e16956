package dev.marquee.api.personal;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import dev.marquee.api.store.Database;
import dev.marquee.api.store.People;
import dev.marquee.api.store.StoredSecret;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything personal in the database. */
@Configuration(proxyBeanMethods = false)
class PersonalConfiguration {
    @Bean
    @Order(1)
    @DependsOnDatabaseInitialization
    Erasures erasures(
            Database database,
            HikariDataSource writing,
            @Qualifier("readingDataSource") DataSource reading,
            BoundedCalls reads,
            Commits commits,
            People people) {
        StoredSecret secret = new StoredSecret(
                "erasure_key", JdbcClient.create(database.upkeep(writing)), JdbcClient.create(writing), commits);
        ErasureTable table = people.<ErasureTable>in(
                () -> new JdbcErasureTable(new JdbcTemplate(reading), reads),
                CassandraErasureTable::new,
                (first, second) -> first);
        return new Erasures(secret::get, table);
    }

    @Bean
    PersonalData personalData(
            List<PersonalTable> tables,
            List<CassandraPersonalTable> inCassandra,
            Erasures erasures,
            DataSource writing,
            @Qualifier("readingDataSource") DataSource reading,
            Database database,
            Commits commits,
            People people,
            Clock clock) {
        return people.<PersonalData>in(
                () -> new JdbcPersonalData(
                        tables,
                        erasures,
                        new JdbcTemplate(reading),
                        new JdbcTemplate(writing),
                        database.reads(),
                        commits,
                        clock),
                cassandra -> new CassandraPersonalData(inCassandra, erasures, cassandra, clock),
                BothPersonalData::new);
    }
}
