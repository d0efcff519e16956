package dev.marquee.api.movie;

import dev.marquee.api.downstream.WireForms;
import dev.marquee.api.input.Fields;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Details;
import dev.marquee.core.catalog.Movie;
import dev.marquee.service.ProblemException;
import dev.marquee.service.RequestChecks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A movie as it arrives.
 *
 * @param read what is read of it
 * @param all every field of it
 */
@JsonDeserialize(using = MovieBody.Reader.class)
@Schema(implementation = NewMovie.class)
record MovieBody(NewMovie read, JsonNode all) {
    /** Most bytes of a movie, as JSON without white space. */
    static final int MOST_BYTES = 65_536;

    /** Most bytes of what the models read of it: all gateways send them to all services when a movie changes. */
    static final int MOST_READ = 5_000;

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LANGUAGE = 10;
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2200;
    private static final Pattern IMDB_ID = Pattern.compile("tt[0-9]{7,10}");

    /** Genres that MovieLens calls otherwise than TMDB. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("science fiction", "Sci-Fi", "family", "Children", "music", "Musical");

    /** Reads the tree once more as what is read of it. */
    static final class Reader extends ValueDeserializer<MovieBody> {
        @Override
        public MovieBody deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode all = context.readTree(parser);
            return new MovieBody(context.readTreeAsValue(all, NewMovie.class), all);
        }
    }

    /**
     * The movie of a catalogue.
     *
     * @throws ProblemException 400 that names the field at fault
     */
    Movie movie(int movieId, Catalog catalog) {
        String title = Fields.required("title", Fields.text("title", LONGEST_TITLE, read.title()));
        Fields.text("original_language", LONGEST_LANGUAGE, absentIfEmpty(read.originalLanguage()));
        checkPeopleAndKeywords();
        Movie movie = new Movie(
                movieId,
                title,
                year(),
                genres(catalog),
                imdbId(),
                Fields.within("id", 1, Integer.MAX_VALUE, read.id()),
                0,
                0,
                0,
                details());
        int bytes = WireForms.bytes(movie);
        if (bytes > MOST_READ) {
            throw ProblemException.invalid(
                    "body",
                    "genres, directors, the first of the cast, keywords and language are %,d bytes of JSON; expected at most %,d"
                            .formatted(bytes, MOST_READ));
        }
        return movie;
    }

    private Details details() {
        Details details = Details.of(all);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(details.json())) {
            throw ProblemException.invalid("body", "holds half of a surrogate pair, which is no character");
        }
        int bytes = details.json().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw ProblemException.invalid(
                    "body",
                    "%,d bytes without white space, expected at most %,d; leave out what nobody shall be shown, such as most of the crew"
                            .formatted(bytes, MOST_BYTES));
        }
        return details;
    }

    private @Nullable Integer year() {
        String date = absentIfEmpty(read.releaseDate());
        if (date == null) {
            return null;
        }
        try {
            return RequestChecks.inRange("release_date", LocalDate.parse(date).getYear(), FIRST_YEAR, LAST_YEAR);
        } catch (DateTimeException e) {
            throw ProblemException.invalid(
                    "release_date", "expected a date such as 2026-01-31, got \"%.40s\"".formatted(date));
        }
    }

    private @Nullable String imdbId() {
        String id = absentIfEmpty(read.imdbId());
        if (id != null && !IMDB_ID.matcher(id).matches()) {
            throw ProblemException.invalid("imdb_id", "expected tt and digits, got \"%.40s\"".formatted(id));
        }
        return id;
    }

    private static @Nullable String absentIfEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private List<String> genres(Catalog catalog) {
        List<NewMovie.Named> given = Fields.list("genres", read.genres());
        RequestChecks.inRange("genres, their number", given.size(), 0, NewMovie.MOST_GENRES);
        Set<String> genres = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            genres.add(genre("genres[" + i + "].name", given.get(i).name(), catalog));
        }
        return new ArrayList<>(genres);
    }

    private static String genre(String field, @Nullable String name, Catalog catalog) {
        String genre = name(field, name);
        String other = OTHER_NAMES.getOrDefault(genre.toLowerCase(Locale.ROOT), genre);
        return spelled(genre, catalog).or(() -> spelled(other, catalog)).orElse(genre);
    }

    /** A genre as the catalogue, and so its models, spell it. */
    private static Optional<String> spelled(String genre, Catalog catalog) {
        return catalog.genres().stream().filter(genre::equalsIgnoreCase).findFirst();
    }

    private static String name(String field, @Nullable String name) {
        return Fields.required(field, Fields.text(field, LONGEST_NAME, name));
    }

    private void checkPeopleAndKeywords() {
        NewMovie.Credits credits = read.credits();
        if (credits != null) {
            checkNames("credits.cast", credits.cast());
            Fields.list("credits.crew", credits.crew());
        }
        NewMovie.Keywords keywords = read.keywords();
        if (keywords != null) {
            checkNames("keywords.keywords", keywords.keywords());
        }
    }

    private static void checkNames(String field, @Nullable List<NewMovie.Named> given) {
        List<NewMovie.Named> named = Fields.list(field, given);
        for (int i = 0; i < named.size(); i++) {
            name("%s[%d].name".formatted(field, i), named.get(i).name());
        }
    }
}
