package dev.marquee.api.feedback;

import dev.marquee.api.personal.PersonalTable;
import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Feedback in the database. */
@Configuration(proxyBeanMethods = false)
class FeedbackConfiguration {
    @Bean
    @DependsOnDatabaseInitialization
    FeedbackStore feedbackStore(
            DataSource writing,
            @Qualifier("readingDataSource") DataSource reading,
            BoundedCalls reads,
            Commits commits) {
        return new JdbcFeedbackStore(new JdbcTemplate(reading), new JdbcTemplate(writing), reads, commits);
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
