package dev.marquee.api.movie;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read of TMDB's details of a movie; all its other fields are kept.
 *
 * @param title without the year
 * @param releaseDate such as {@code 2026-01-31}; empty or absent where it is not known
 * @param genres by name
 * @param id at TMDB
 * @param imdbId such as {@code tt0111161}; empty or absent where there is none
 * @param originalLanguage such as {@code en}
 * @param credits who made it
 * @param keywords what it is about
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(
        description =
                "A movie in the shape of TMDB's movie details, with `credits` and `keywords` appended. Fields that are not"
                        + " named here are kept and shown, whatever they are.",
        additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
record NewMovie(
        @Schema(minLength = 1, maxLength = 500, requiredMode = Schema.RequiredMode.REQUIRED, example = "Hamnet")
        @Nullable
        String title,

        @JsonProperty("release_date")
        @Schema(description = "Its year is what counts.", format = "date", example = "2025-11-26")
        @Nullable
        String releaseDate,

        @ArraySchema(
                maxItems = NewMovie.MOST_GENRES,
                arraySchema =
                        @Schema(
                                description =
                                        "By name. `Science Fiction`, `Family` and `Music` become `Sci-Fi`, `Children` and"
                                                + " `Musical` where the catalogue has those and not these."))
        @Nullable
        List<Named> genres,

        @Schema(description = "Id at TMDB.", minimum = "1") @Nullable
        Integer id,

        @JsonProperty("imdb_id")
        @Schema(
                description = "Empty or absent where there is none.",
                pattern = "^tt[0-9]{7,10}$",
                example = "tt14905854")
        @Nullable
        String imdbId,

        @JsonProperty("original_language") @Schema(maxLength = 10, example = "en") @Nullable
        String originalLanguage,

        @Nullable Credits credits,

        @Nullable Keywords keywords) {
    static final int MOST_GENRES = 20;

    /**
     * Anything of which the name counts.
     *
     * @param name not blank
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
    record Named(
            @Schema(minLength = 1, maxLength = 100, requiredMode = Schema.RequiredMode.REQUIRED, example = "Drama")
            @Nullable
            String name) {}

    /**
     * Who made a movie.
     *
     * @param cast the leading ones first
     * @param crew of whom directors are read
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
    record Credits(@Nullable List<Named> cast, @Nullable List<Member> crew) {}

    /**
     * One of the crew.
     *
     * @param name of the person
     * @param job such as {@code Director}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
    record Member(
            @Schema(example = "Chloé Zhao") @Nullable String name,
            @Schema(example = "Director") @Nullable String job) {}

    /**
     * What a movie is about.
     *
     * @param keywords by name
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "KeywordList", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
    record Keywords(@Nullable List<Named> keywords) {}
}
