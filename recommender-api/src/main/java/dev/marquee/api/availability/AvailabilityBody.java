package dev.marquee.api.availability;

import dev.marquee.api.input.Fields;
import dev.marquee.core.rule.Availability;
import dev.marquee.service.ProblemException;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An availability as it arrives; what is absent is as for a movie of which nothing is said.
 *
 * @param hidden whether the movie is shown to nobody
 * @param from ISO 8601, first moment at which it is shown
 * @param until ISO 8601, first moment at which it is no longer shown
 * @param tags what requests may ask for or rule out
 */
@Schema(name = "NewAvailability", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record AvailabilityBody(
        @Schema(description = "Whether the movie is shown to nobody.", defaultValue = "false") @Nullable
        Boolean hidden,

        @Schema(
                description = "First moment at which it is shown; null: since ever.",
                format = "date-time",
                example = "2026-01-31T20:15:00Z")
        @Nullable
        String from,

        @Schema(
                description = "First moment at which it is no longer shown, after `from`; null: for ever.",
                format = "date-time",
                example = "2026-12-31T23:00:00Z")
        @Nullable
        String until,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "Kind and value, such as `region:DE` or `certification:16`; a catalogue has"
                                                + " at most 1,000 different ones. Upper and lower case differ."),
                maxItems = Availability.MAX_TAGS,
                schema = @Schema(pattern = "^" + Availability.TAG + "$"))
        @Nullable
        List<@Nullable String> tags) {

    /**
     * What it says.
     *
     * @throws ProblemException 400 that names the field at fault
     */
    Availability availability() {
        Instant begin = Fields.time("from", from);
        Instant end = Fields.end("until", until, begin);
        List<String> checked = Fields.list("tags", tags);
        if (checked.size() > Availability.MAX_TAGS) {
            throw ProblemException.invalid(
                    "tags", "%d tags, expected at most %d".formatted(checked.size(), Availability.MAX_TAGS));
        }
        checked.forEach(tag -> Fields.tag("tags", tag));
        return new Availability(Boolean.TRUE.equals(hidden), begin, end, checked);
    }
}
