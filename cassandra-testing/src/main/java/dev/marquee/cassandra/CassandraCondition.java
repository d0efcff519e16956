package dev.marquee.cassandra;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests where no Java runs a node, or fails them where it must. */
final class CassandraCondition implements ExecutionCondition {
    private static final String REQUIRED = "REQUIRE_CASSANDRA";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return decide(Java17.find(), Boolean.parseBoolean(System.getenv(REQUIRED)));
    }

    static ConditionEvaluationResult decide(Optional<Path> java, boolean required) {
        if (java.isPresent()) {
            return ConditionEvaluationResult.enabled("a node runs on " + java.get());
        }
        if (required) {
            throw new IllegalStateException("no Java 17 is there, though %s=true asks for it".formatted(REQUIRED));
        }
        return ConditionEvaluationResult.disabled(
                "a node of Cassandra needs Java 17: install openjdk-17-jre-headless, or set JAVA_17_HOME; %s=true makes this a failure"
                        .formatted(REQUIRED));
    }
}
