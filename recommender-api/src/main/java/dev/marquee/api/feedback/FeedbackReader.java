package dev.marquee.api.feedback;

import dev.marquee.api.catalogue.Genres;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.input.Fields;
import dev.marquee.api.personal.Erasures;
import dev.marquee.core.feedback.Mute;
import dev.marquee.core.feedback.People;
import dev.marquee.core.feedback.Subject;
import dev.marquee.service.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a request says of signals and of what somebody is not interested in; every refusal is a 400 {@link
 * ProblemException} that names the field.
 *
 * @param bundle that holds genres and people
 * @param now when the request arrived
 */
public record FeedbackReader(ServedBundle bundle, Instant now) {
    /** Type of an event that says that somebody is not interested in something. */
    public static final String NOT_INTERESTED = "not-interested";

    /** Type of an event that takes it back. */
    public static final String INTERESTED = "interested";

    /** Longest name of a genre or person, in characters. */
    public static final int LONGEST_NAME = People.LONGEST_NAME;

    /** How far ahead of ours a caller's clock may be. */
    public static final Duration CLOCK_SKEW = Erasures.AHEAD;

    private static final Duration USUAL = Duration.ofDays(180);
    private static final Duration LONGEST = Duration.ofDays(5 * 366);

    /** What a request says of an event that is no impression, as it arrived. */
    public interface Said {
        /** What happened. */
        @Nullable
        String type();

        /** Which movie. */
        @Nullable
        Integer movieId();

        /** Which genre. */
        @Nullable
        String genre();

        /** Which director or actor. */
        @Nullable
        String person();

        /** Until when nothing of it is to be shown. */
        @Nullable
        String until();

        /** Share of the movie that was watched. */
        @Nullable
        Double watched();
    }

    /** Whether this type of event is about what somebody is interested in. */
    public static boolean isMute(String type) {
        return type.equals(NOT_INTERESTED) || type.equals(INTERESTED);
    }

    /**
     * What an event of such a type says.
     *
     * @param at what stands before the names of its fields
     * @param since when it happened
     */
    public Mute mute(String at, Said said, Instant since) {
        Fields.absent(at + "watched", said.watched(), "for other events than a watch");
        Subject subject = subject(at, said);
        if (INTERESTED.equals(said.type())) {
            Fields.absent(at + "until", said.until(), "for other events than not-interested");
            return new Mute(subject, since, since);
        }
        return new Mute(subject, since, until(at + "until", since, said.until()));
    }

    /** Refuses what only {@link #mute} knows. */
    public static void checkNoMute(String at, Said said) {
        String why = "for other events than not-interested and interested";
        Fields.absent(at + "genre", said.genre(), why);
        Fields.absent(at + "person", said.person(), why);
        Fields.absent(at + "until", said.until(), "for other events than not-interested");
    }

    private Subject subject(String at, Said said) {
        long given = Stream.of(said.movieId(), said.genre(), said.person())
                .filter(Objects::nonNull)
                .count();
        if (given != 1) {
            throw ProblemException.invalid(
                    at + "movieId", "expected one of movieId, genre and person, got %d of them".formatted(given));
        }
        Integer movieId = Fields.within(at + "movieId", 1, Integer.MAX_VALUE, said.movieId());
        if (movieId != null) {
            return Subject.movie(movieId);
        }
        boolean back = INTERESTED.equals(said.type());
        String genre = said.genre();
        if (genre != null) {
            if (!back) {
                Genres.check(bundle.catalog(), at + "genre", genre);
            }
            return named(at + "genre", Subject.Kind.GENRE, genre);
        }
        String person = Objects.requireNonNull(said.person());
        if (!back) {
            checkPerson(at + "person", person);
        }
        return named(at + "person", Subject.Kind.PERSON, person);
    }

    /** Of any name that can be stored: what is taken back may be of a bundle that named others. */
    private static Subject named(String field, Subject.Kind kind, String name) {
        Fields.text(field, LONGEST_NAME, name);
        Subject subject = new Subject(kind, name);
        if (subject.name().length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw ProblemException.invalid(
                    field, "expected at most %d characters, none of them U+0000".formatted(LONGEST_NAME));
        }
        return subject;
    }

    private void checkPerson(String field, String name) {
        if (bundle.people().named(name).isEmpty()) {
            throw ProblemException.invalid(
                    field,
                    "no movie of the catalogue names \"%.40s\" among its directors or leading cast".formatted(name));
        }
    }

    private Instant until(String field, Instant since, @Nullable String text) {
        Instant given = Fields.time(field, text);
        Instant until = given == null ? since.plus(USUAL) : given;
        if (until.isAfter(now.plus(LONGEST))) {
            throw ProblemException.invalid(
                    field, "expected a time in the next %d days, got \"%.40s\"".formatted(LONGEST.toDays(), text));
        }
        return until.isBefore(since) ? since : until;
    }
}
