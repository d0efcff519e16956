package dev.marquee.contract.client;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A movie in the shape of TMDB's movie details. Immutable. */
public final class NewMovie extends Fields<NewMovie> {
    private NewMovie(Map<String, Object> given) {
        super(given);
    }

    /** A movie of this title, without the year. */
    public static NewMovie title(String title) {
        return new NewMovie(Map.of("title", title));
    }

    /** A movie as TMDB has it, all its fields, with credits and keywords appended. */
    public static NewMovie of(Map<String, Object> details) {
        return new NewMovie(details);
    }

    @Override
    NewMovie copy(Map<String, Object> fields) {
        return new NewMovie(fields);
    }

    /** Its year is what counts. */
    public NewMovie releaseDate(LocalDate date) {
        return with("release_date", date.toString());
    }

    /** By name, at most 20. */
    public NewMovie genres(String... names) {
        return with("genres", named(names));
    }

    /** Id at TMDB. */
    public NewMovie id(int tmdbId) {
        return with("id", tmdbId);
    }

    /** Such as {@code tt0111161}. */
    public NewMovie imdbId(String id) {
        return with("imdb_id", id);
    }

    /** Such as {@code en}. */
    public NewMovie originalLanguage(String language) {
        return with("original_language", language);
    }

    /** Who made it. */
    public NewMovie credits(Credits credits) {
        return with("credits", credits);
    }

    /** What it is about. */
    public NewMovie keywords(String... keywords) {
        return with("keywords", new KeywordList(named(keywords)));
    }

    private static List<Named> named(String... names) {
        return Arrays.stream(names).map(Named::new).toList();
    }
}
