package dev.marquee.api.admission;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests are in flight at most; the next one is a 503.
 *
 * @param lists requests for recommendations, rows and similar movies; 20 for each processor if absent
 * @param others requests for everything else; most of them wait for the disk
 */
@ConfigurationProperties("marquee.admission")
@Validated
record AdmissionProperties(
        @Nullable @Min(1) Integer lists,
        @DefaultValue("256") @Min(1) int others) {
    /**
     * Little's law: a processor answers 100 to 200 lists a second, so that as many as this are answered in a quarter to a half
     * of the largest latency budget.
     */
    private static final int LISTS_PER_PROCESSOR = 20;

    /** Lists in flight. */
    int listsInFlight() {
        return lists == null ? LISTS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors() : lists;
    }
}
