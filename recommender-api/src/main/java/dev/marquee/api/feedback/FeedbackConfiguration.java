package dev.marquee.api.feedback;

import dev.marquee.api.personal.CassandraPersonalTable;
import dev.marquee.api.personal.PersonalTable;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import dev.marquee.api.store.People;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Feedback in the database. */
@Configuration(proxyBeanMethods = false)
class FeedbackConfiguration {
    /** In the SQL database, whether or not feedback is there. */
    @Bean(defaultCandidate = false)
    @DependsOnDatabaseInitialization
    JdbcFeedbackStore jdbcFeedbackStore(
            DataSource writing,
            @Qualifier("readingDataSource") DataSource reading,
            BoundedCalls reads,
            Commits commits) {
        return new JdbcFeedbackStore(new JdbcTemplate(reading), new JdbcTemplate(writing), reads, commits);
    }

    @Bean
    FeedbackStore feedbackStore(@Qualifier("jdbcFeedbackStore") JdbcFeedbackStore database, People people) {
        return people.<FeedbackStore>in(() -> database, CassandraFeedbackStore::new, (first, second) -> first);
    }

    @Bean
    CassandraPersonalTable signalsOfUsersInCassandra() {
        return CassandraPersonal.SIGNALS;
    }

    @Bean
    CassandraPersonalTable mutesOfUsersInCassandra() {
        return CassandraPersonal.MUTES;
    }

    @Bean
    PersonalTable signalsOfUsers() {
        return PersonalSignal.TABLE;
    }

    @Bean
    PersonalTable mutesOfUsers() {
        return PersonalMute.TABLE;
    }
}
