package dev.marquee.api.rating;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.personal.PersonalTable;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import dev.marquee.api.store.Database;
import dev.marquee.api.store.StoreProperties;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ratings in the database. */
@Configuration(proxyBeanMethods = false)
class RatingConfiguration {
    @Bean
    @Order(2)
    @DependsOnDatabaseInitialization
    Seeds seeds(
            StoreProperties properties, Database database, HikariDataSource writing, Erasures erasures, Clock clock) {
        return new Seeds(properties.datasets(), database, database.upkeep(writing), erasures, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    RatingStore ratingStore(
            DataSource writing,
            @Qualifier("readingDataSource") DataSource reading,
            BoundedCalls reads,
            Commits commits,
            Erasures erasures) {
        return new JdbcRatingStore(JdbcClient.create(reading), JdbcClient.create(writing), reads, commits, erasures);
    }

    @Bean
    PersonalTable ratingsOfUsers() {
        return JdbcRatingStore.TABLE;
    }
}
