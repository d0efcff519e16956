package dev.marquee.api.feed;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.api.store.Commits;
import dev.marquee.api.store.Database;
import dev.marquee.api.store.StoredSecret;
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
        StoredSecret secret = new StoredSecret(
                "feed_key", JdbcClient.create(database.upkeep(writing)), JdbcClient.create(writing), commits);
        return new Feeds(() -> new FeedKey(secret.get()), clock);
    }
}
