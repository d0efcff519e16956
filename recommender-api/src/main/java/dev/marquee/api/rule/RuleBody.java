package dev.marquee.api.rule;

import dev.marquee.api.catalogue.Genres;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.input.Fields;
import dev.marquee.core.rerank.ListRule;
import dev.marquee.core.rerank.RerankOptions;
import dev.marquee.service.ProblemException;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it arrives.
 *
 * @param pin what it pins, unless it weighs
 * @param weight what it boosts or buries, unless it pins
 * @param from ISO 8601, first moment at which it holds
 * @param until ISO 8601, first moment at which it no longer holds
 */
@Schema(
        name = "NewRule",
        description = "Either a pin or a weight.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RuleBody(
        @Nullable Pin pin,

        @Nullable Weight weight,

        @Schema(
                description = "First moment at which it holds; null: since ever.",
                format = "date-time",
                example = "2026-12-01T00:00:00Z")
        @Nullable
        String from,

        @Schema(
                description = "First moment at which it no longer holds, after `from`; null: for ever.",
                format = "date-time",
                example = "2026-12-27T00:00:00Z")
        @Nullable
        String until) {
    private static final int MOST_MOVIES = 100;
    private static final int MOST_GENRES = 20;

    /**
     * A movie at a place.
     *
     * @param movieId of the catalogue
     * @param place from 1
     */
    @Schema(name = "NewPin", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Pin(
            @Schema(minimum = "1", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Integer movieId,

            @Schema(
                    description =
                            "From 1; shorter lists do not have it. Of two rules that want the same place the first by"
                                    + " `ruleId` has it.",
                    minimum = "1",
                    maximum = "100",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Integer place) {}

    /**
     * A factor of scores.
     *
     * @param movieIds of the catalogue
     * @param genres of the catalogue
     * @param factor above 1 boosts, below 1 buries
     */
    @Schema(
            name = "NewWeight",
            description = "For all movies given and all movies of the genres given; there must be one of either.",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Weight(
            @ArraySchema(maxItems = MOST_MOVIES, schema = @Schema(minimum = "1")) @Nullable
            List<@Nullable Integer> movieIds,

            @ArraySchema(maxItems = MOST_GENRES) @Nullable List<@Nullable String> genres,

            @Schema(
                    description =
                            "Above 1 boosts, below 1 buries; of several rules for a movie the factors are multiplied.",
                    minimum = "0",
                    maximum = "10",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Double factor) {}

    /**
     * What it says.
     *
     * @throws ProblemException 400 that names the field at fault
     */
    ListRule rule(String ruleId, ServedBundle bundle) {
        if ((pin == null) == (weight == null)) {
            throw ProblemException.invalid(
                    "pin", "expected either pin or weight, got %s".formatted(pin == null ? "neither" : "both"));
        }
        Instant begin = Fields.time("from", from);
        Instant end = Fields.end("until", until, begin);
        return new ListRule(
                ruleId,
                pin == null ? null : checked(pin, bundle),
                weight == null ? null : checked(weight, bundle),
                begin,
                end);
    }

    private static ListRule.Pin checked(Pin pin, ServedBundle bundle) {
        int movieId = known("pin.movieId", Fields.required("pin.movieId", pin.movieId()), bundle);
        int place = Fields.required("pin.place", pin.place());
        Fields.within("pin.place", 1, RerankOptions.MAX_PLACES, place);
        return new ListRule.Pin(movieId, place);
    }

    private static ListRule.Weight checked(Weight weight, ServedBundle bundle) {
        List<Integer> movieIds = atMost(MOST_MOVIES, "weight.movieIds", weight.movieIds());
        List<String> genres = atMost(MOST_GENRES, "weight.genres", weight.genres());
        if (movieIds.isEmpty() && genres.isEmpty()) {
            throw ProblemException.invalid("weight", "names no movie and no genre, expected one or more");
        }
        for (int i = 0; i < movieIds.size(); i++) {
            known("weight.movieIds[%d]".formatted(i), movieIds.get(i), bundle);
        }
        for (int i = 0; i < genres.size(); i++) {
            Genres.check(bundle.catalog(), "weight.genres[%d]".formatted(i), genres.get(i));
        }
        double factor = Fields.required("weight.factor", weight.factor());
        Fields.within("weight.factor", 0, ListRule.Weight.MAX_FACTOR, factor);
        return new ListRule.Weight(movieIds, genres, factor);
    }

    private static <T> List<T> atMost(int most, String field, @Nullable List<@Nullable T> values) {
        List<T> list = Fields.list(field, values);
        if (list.size() > most) {
            throw ProblemException.invalid(field, "%d values, expected at most %d".formatted(list.size(), most));
        }
        return list;
    }

    private static int known(String field, int movieId, ServedBundle bundle) {
        if (bundle.movie(movieId).isEmpty()) {
            throw ProblemException.invalid(field, "the catalogue holds no movie %d".formatted(movieId));
        }
        return movieId;
    }
}
