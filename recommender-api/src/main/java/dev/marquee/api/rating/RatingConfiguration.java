package dev.marquee.api.rating;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.api.deed.DeedRows;
import dev.marquee.api.personal.CassandraPersonalTable;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.personal.PersonalTable;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import dev.marquee.api.store.Database;
import dev.marquee.api.store.People;
import dev.marquee.api.store.StoreProperties;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ratings in the database. */
@Configuration(proxyBeanMethods = false)
class RatingConfiguration {
    @Bean
    @Order(2)
    @DependsOnDatabaseInitialization
    Seeds seeds(
            StoreProperties properties,
            Database database,
            HikariDataSource writing,
            People people,
            Erasures erasures,
            Clock clock) {
        DataSource upkeep = database.upkeep(writing);
        SeededRatings ratings = people.<SeededRatings>in(
                () -> new JdbcSeededRatings(new JdbcTemplate(upkeep), erasures),
                cassandra -> new CassandraSeededRatings(
                        cassandra, new RatingRows(cassandra, new DeedRows(cassandra, clock)), erasures),
                BothSeededRatings::new);
        return new Seeds(properties.datasets(), database, upkeep, ratings, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    RatingStore ratingStore(
            DataSource writing,
            @Qualifier("readingDataSource") DataSource reading,
            BoundedCalls reads,
            Commits commits,
            People people,
            Erasures erasures,
            Clock clock) {
        return people.<RatingStore>in(
                () -> new JdbcRatingStore(
                        JdbcClient.create(reading), JdbcClient.create(writing), reads, commits, erasures),
                cassandra -> new CassandraRatingStore(cassandra, erasures, clock),
                BothRatingStores::new);
    }

    @Bean
    PersonalTable ratingsOfUsers() {
        return JdbcRatingStore.TABLE;
    }

    @Bean
    CassandraPersonalTable ratingsOfUsersInCassandra() {
        return CassandraRatingStore.TABLE;
    }
}
