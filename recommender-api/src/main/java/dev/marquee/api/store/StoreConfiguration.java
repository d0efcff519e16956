package dev.marquee.api.store;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database that the settings name. */
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

    @Bean(initMethod = "start")
    @Order(0)
    People people(StoreProperties properties, CassandraProperties cassandra) {
        return People.of(properties, cassandra);
    }

    @Bean
    Commits commits(Database database, PlatformTransactionManager transactions) {
        return database.commits(new TransactionTemplate(transactions));
    }

    /** Reads of all that is stored: one outage is one. */
    @Bean
    BoundedCalls reads(Database database) {
        return database.reads();
    }
}
