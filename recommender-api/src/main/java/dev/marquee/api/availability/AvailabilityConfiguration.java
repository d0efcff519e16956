package dev.marquee.api.availability;

import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Availabilities in the database. */
@Configuration(proxyBeanMethods = false)
class AvailabilityConfiguration {
    @Bean
    @Order(1)
    @DependsOnDatabaseInitialization
    StoredAvailability storedAvailability(
            DataSource writing,
            @Qualifier("readingDataSource") DataSource reading,
            BoundedCalls reads,
            Commits commits,
            Clock clock) {
        AvailabilityTable table = new AvailabilityTable(JdbcClient.create(reading), JdbcClient.create(writing));
        return new StoredAvailability(table, reads, commits, clock);
    }

    @Bean
    MeterBinder unavailableMovies(StoredAvailability stored, ServedBundles bundles) {
        return registry -> Gauge.builder("catalogue.movies.unavailable", stored, offers -> unavailable(offers, bundles))
                .description("Movies of the served bundle that are hidden, or outside their period, now")
                .register(registry);
    }

    /** NaN while no bundle is served. */
    private static double unavailable(StoredAvailability stored, ServedBundles bundles) {
        return bundles.versions().isEmpty()
                ? Double.NaN
                : stored.of(bundles.current()).unavailable();
    }
}
