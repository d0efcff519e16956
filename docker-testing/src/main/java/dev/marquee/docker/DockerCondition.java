package dev.marquee.docker;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Skips tests where no Docker answers, or fails them where it must. */
final class DockerCondition implements ExecutionCondition {
    private static final String REQUIRED = "REQUIRE_DOCKER";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean required = Boolean.parseBoolean(System.getenv(REQUIRED));
        return decide(DockerClientFactory.instance().isDockerAvailable(), required);
    }

    static ConditionEvaluationResult decide(boolean available, boolean required) {
        if (available) {
            return ConditionEvaluationResult.enabled("Docker answers");
        }
        if (required) {
            throw new IllegalStateException("no Docker answers, though %s=true asks for it".formatted(REQUIRED));
        }
        return ConditionEvaluationResult.disabled(
                "no Docker answers: start it, or set DOCKER_HOST; %s=true makes this a failure".formatted(REQUIRED));
    }
}
