package dev.marquee.api.store;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/** Says in one paragraph why the store cannot be opened. */
public final class StoreFailures implements FailureAnalyzer {
    private final Environment environment;

    /** Failures of this environment. */
    public StoreFailures(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CassandraRefusal) {
                return cassandra(failure, cause);
            }
            if (cause instanceof SQLException || cause instanceof UncheckedIOException) {
                return analysis(failure, cause);
            }
        }
        return null;
    }

    private FailureAnalysis cassandra(Throwable failure, Throwable cause) {
        return new FailureAnalysis(
                "What is stored of people, in Cassandra at %s, cannot be opened: %s"
                        .formatted(environment.getProperty("marquee.cassandra.contact-points", ""), cause.getMessage()),
                "Correct MARQUEE_CASSANDRA_CONTACT_POINTS, MARQUEE_CASSANDRA_DATACENTER, MARQUEE_CASSANDRA_USER or"
                        + " MARQUEE_CASSANDRA_PASSWORD, or what the nodes let that user do.",
                failure);
    }

    private FailureAnalysis analysis(Throwable failure, Throwable cause) {
        String url = environment.getProperty("marquee.database.url", "");
        if (!url.isBlank()) {
            return new FailureAnalysis(
                    "The store of ratings in %s cannot be opened: %s"
                            .formatted(url.replaceFirst("\\?.*", ""), cause.getMessage()),
                    "Correct MARQUEE_DATABASE_URL, MARQUEE_DATABASE_USER or MARQUEE_DATABASE_PASSWORD, or what the"
                            + " server lets that user do.",
                    failure);
        }
        Path folder = Path.of(environment.getProperty("marquee.store", "store"));
        return new FailureAnalysis(
                "The store of ratings in %s cannot be opened: %s"
                        .formatted(folder.toAbsolutePath(), cause.getMessage()),
                "Set --marquee.store=FOLDER to a folder that can be written, or repair what is there.",
                failure);
    }
}
