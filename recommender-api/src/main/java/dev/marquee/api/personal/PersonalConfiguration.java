package dev.marquee.api.personal;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import dev.marquee.api.store.Database;
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
            Commits commits) {
        StoredSecret secret = new StoredSecret(
                "erasure_key", JdbcClient.create(database.upkeep(writing)), JdbcClient.create(writing), commits);
        return new Erasures(secret::get, new JdbcTemplate(reading), reads);
    }

    @Bean
    PersonalData personalData(
            List<PersonalTable> tables,
            Erasures erasures,
            DataSource writing,
            @Qualifier("readingDataSource") DataSource reading,
            Database database,
            Commits commits,
            Clock clock) {
        return new PersonalData(
                tables,
                erasures,
                new JdbcTemplate(reading),
                new JdbcTemplate(writing),
                database.reads(),
                commits,
                clock);
    }
}
