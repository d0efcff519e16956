package dev.marquee.api.event;

import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.feedback.CassandraFeedbackRows;
import dev.marquee.api.feedback.FeedbackLife;
import dev.marquee.api.feedback.JdbcFeedbackStore;
import dev.marquee.api.personal.CassandraPersonalTable;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.personal.PersonalTable;
import dev.marquee.api.rating.RatingStore;
import dev.marquee.api.store.Commits;
import dev.marquee.api.store.Database;
import dev.marquee.api.store.People;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events in the database, and what they tell. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {
    /** In the SQL database, whether or not events are there. */
    @Bean(defaultCandidate = false)
    @DependsOnDatabaseInitialization
    JdbcEventStore jdbcEventStore(
            DataSource writing,
            @Qualifier("readingDataSource") DataSource reading,
            Database database,
            Commits commits,
            Erasures erasures) {
        // Reads of its own: however long they take, those of histories are not refused for it.
        return new JdbcEventStore(
                new JdbcTemplate(reading), new JdbcTemplate(writing), database.reads(), commits, erasures);
    }

    @Bean
    EventStore eventStore(
            @Qualifier("jdbcEventStore") JdbcEventStore database,
            People people,
            Erasures erasures,
            EventProperties properties,
            Clock clock) {
        return people.<EventStore>in(
                () -> database,
                cassandra -> new CassandraEventStore(
                        cassandra,
                        erasures,
                        new CassandraFeedbackRows(
                                cassandra, erasures, new FeedbackLife(properties.keep(), EventReader.OLDEST), clock),
                        properties.keep(),
                        clock),
                BothEventStores::new);
    }

    @Bean(initMethod = "start")
    LiveQuality liveQuality(
            EventStore events,
            RatingStore ratings,
            ServedBundles bundles,
            EventProperties properties,
            MeterRegistry meters,
            Clock clock) {
        Coverage coverage = new Coverage(clock);
        Gauge.builder("quality.movies.shown", coverage, Coverage::movies)
                .description("Different movies that were shown in the last hour")
                .register(meters);
        return new LiveQuality(events, ratings, bundles, properties.window(), new QualityMeters(meters), coverage);
    }

    @Bean(initMethod = "start")
    OldEvents oldEvents(
            @Qualifier("jdbcEventStore") JdbcEventStore events,
            @Qualifier("jdbcFeedbackStore") JdbcFeedbackStore feedback,
            EventProperties properties,
            Clock clock) {
        return new OldEvents(events, feedback, properties.keep(), clock);
    }

    @Bean
    PersonalTable eventsOfUsers() {
        return PersonalEvent.TABLE;
    }

    @Bean
    CassandraPersonalTable eventsOfUsersInCassandra() {
        return CassandraEventStore.TABLE;
    }
}
