package dev.marquee.api.rule;

import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rules in the database. */
@Configuration(proxyBeanMethods = false)
class RuleConfiguration {
    @Bean
    @Order(1)
    @DependsOnDatabaseInitialization
    StoredRules storedRules(
            DataSource writing,
            @Qualifier("readingDataSource") DataSource reading,
            BoundedCalls reads,
            Commits commits,
            Clock clock) {
        RuleTable table = new RuleTable(JdbcClient.create(reading), JdbcClient.create(writing));
        return new StoredRules(table, reads, commits, clock);
    }
}
