package dev.marquee.api.rating;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The store over the database that the settings name. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    Database database(StoreProperties properties) {
        return properties.open();
    }

    @Bean
    @Primary
    HikariDataSource writingDataSource(Database database) {
        return database.writers();
    }

    @Bean(defaultCandidate = false)
    HikariDataSource readingDataSource(Database database) {
        return database.readers();
    }

    @Bean
    FlywayConfigurationCustomizer migrations(Database database, HikariDataSource writing) {
        return flyway -> flyway.dataSource(database.upkeep(writing));
    }

    @Bean
    @Order(0)
    Schema schema() {
        return new Schema();
    }

    @Bean
    @Order(1)
    @DependsOnDatabaseInitialization
    Seeds seeds(StoreProperties properties, Database database, HikariDataSource writing, Clock clock) {
        return new Seeds(properties.datasets(), database, database.upkeep(writing), clock);
    }

    @Bean
    Commits commits(Database database, PlatformTransactionManager transactions) {
        return database.commits(new TransactionTemplate(transactions));
    }

    @Bean
    @DependsOnDatabaseInitialization
    RatingStore ratingStore(
            Database database,
            DataSource writing,
            @Qualifier("readingDataSource") DataSource reading,
            Commits commits) {
        return new JdbcRatingStore(JdbcClient.create(reading), JdbcClient.create(writing), database.reads(), commits);
    }
}
