package dev.marquee.api.feed;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.api.store.Commits;
import dev.marquee.api.store.Database;
import java.time.Clock;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Feeds with the key in the database. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {
    @Bean
    @Order(1)
    @DependsOnDatabaseInitialization
    Feeds feeds(Database database, HikariDataSource writing, Commits commits, Clock clock) {
        FeedKeys keys = new FeedKeys(JdbcClient.create(database.upkeep(writing)), JdbcClient.create(writing), commits);
        return new Feeds(keys::key, clock);
    }
}
