package dev.marquee.api.movie;

import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import dev.marquee.core.catalog.Catalog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Edited movies in the database. */
@Configuration(proxyBeanMethods = false)
class MovieConfiguration {
    @Bean
    @DependsOnDatabaseInitialization
    StoredMovies storedMovies(
            DataSource writing,
            @Qualifier("readingDataSource") DataSource reading,
            BoundedCalls reads,
            Commits commits) {
        return new StoredMovies(new MovieTable(JdbcClient.create(reading), JdbcClient.create(writing)), reads, commits);
    }

    @Bean
    MeterBinder addedMovies(ServedBundles bundles) {
        return registry -> Gauge.builder("catalogue.movies.added", bundles, MovieConfiguration::added)
                .description("Movies that were added to the served bundle; training again takes them in")
                .register(registry);
    }

    /** NaN while no bundle is served. */
    private static double added(ServedBundles bundles) {
        if (bundles.versions().isEmpty()) {
            return Double.NaN;
        }
        Catalog catalog = bundles.current().catalog();
        return catalog.size() - catalog.bundled();
    }
}
