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
            if (cause instanceof SQLException || cause instanceof UncheckedIOException) {
                return analysis(failure, cause);
            }
        }
        return null;
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
