package dev.marquee.api.store;

import dev.marquee.api.catalogue.BeforeServing;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.service.NotYetException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Brings the tables up to date: when the gateway starts or, if the database does not answer then, as soon as it does.
 * Several gateways may do it at once.
 */
final class Schema implements FlywayMigrationStrategy, BeforeServing {
    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private @Nullable Flyway waiting;

    @Override
    public synchronized void migrate(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            if (!Outage.isBehind(e)) {
                throw e;
            }
            waiting = flyway;
            LOG.atWarn()
                    .log(
                            "{}; this service answers as soon as it does",
                            Outage.notYet(e).getMessage());
        }
    }

    /**
     * Does what could not be done at the start.
     *
     * @throws NotYetException if the database still does not answer
     */
    @Override
    public synchronized void prepare(ServedBundle bundle) {
        if (waiting == null) {
            return;
        }
        try {
            waiting.migrate();
            waiting = null;
        } catch (FlywayException e) {
            throw Outage.isBehind(e) ? Outage.notYet(e) : e;
        }
    }
}
