package dev.marquee.api.trending;

import dev.marquee.api.store.Database;
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
            TrendingProperties properties,
            MeterRegistry meters,
            Clock clock) {
        Timer timer = Timer.builder("trending.read")
                .description("Time to read and add up what people did lately")
                .register(meters);
        // Reads of its own: however long they take, those of histories are not refused for it.
        Trending trending =
                new Trending(new RecentDeeds(new JdbcTemplate(reading)), database.reads(), properties, timer, clock);
        Gauge.builder("trending.movies", trending, known -> known.now().movies().size())
                .description("Movies that trend")
                .register(meters);
        return trending;
    }
}
