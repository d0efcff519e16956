package dev.marquee.api.trending;

import dev.marquee.api.store.Database;
import dev.marquee.api.store.People;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

/** Trends from the database. */
@Configuration(proxyBeanMethods = false)
class TrendingConfiguration {
    @Bean
    @Order(1)
    @DependsOnDatabaseInitialization
    Trending trending(
            @Qualifier("readingDataSource") DataSource reading,
            Database database,
            People people,
            TrendingProperties properties,
            MeterRegistry meters,
            Clock clock) {
        Timer timer = Timer.builder("trending.read")
                .description("Time to read and add up what people did lately")
                .register(meters);
        // Reads of its own: however long they take, those of histories are not refused for it.
        RecentDeeds deeds = people.<RecentDeeds>in(
                () -> new JdbcRecentDeeds(new JdbcTemplate(reading), database.reads()),
                cassandra -> new CassandraRecentDeeds(cassandra, cassandra.newReads(), 2 * RecentDeeds.MOST),
                (first, second) -> {
                    second.close();
                    return first;
                });
        Trending trending = new Trending(deeds, properties, timer, clock);
        Gauge.builder("trending.movies", trending, known -> known.now().movies().size())
                .description("Movies that trend")
                .register(meters);
        return trending;
    }
}
