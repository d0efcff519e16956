package dev.marquee.api.access;

import dev.marquee.core.key.KeysException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one paragraph why the keys cannot be used. */
public final class KeysFailures extends AbstractFailureAnalyzer<KeysException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, KeysException cause) {
        return new FailureAnalysis(
                "The keys of the API cannot be used: %s.".formatted(cause.getMessage()),
                "Correct the file that MARQUEE_KEYS_FILE or --marquee.keys.file names (./marquee key --help shows how keys are"
                        + " made), or leave the setting out: then everybody who reaches the gateway may do everything.",
                failure);
    }
}
