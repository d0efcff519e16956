package dev.marquee.api.event;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.catalogue.UnknownMovies;
import dev.marquee.api.event.Event.Place;
import dev.marquee.api.event.EventBody.Entry;
import dev.marquee.api.feedback.FeedbackReader;
import dev.marquee.api.feedback.UserMute;
import dev.marquee.api.input.Fields;
import dev.marquee.api.input.UserId;
import dev.marquee.api.recommendation.Source;
import dev.marquee.core.feedback.Mute;
import dev.marquee.core.feedback.Subject;
import dev.marquee.service.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks a batch of events; every refusal is a 400 {@link ProblemException} that names the field. A movie that the bundle does
 * not hold is no reason for one: another gateway may serve a newer or an older bundle, and the rest of the batch is good.
 *
 * @param bundle that holds the movies
 * @param unknown is told of movies that it does not hold
 * @param now when the batch arrived
 */
record EventReader(ServedBundle bundle, UnknownMovies unknown, Instant now) {
    /** Most events of a batch. */
    static final int LARGEST_BATCH = 1_000;

    /** What the name of an event, of a request and of a version looks like. */
    static final String NAME = "[A-Za-z0-9._:-]{1,64}";

    private static final Pattern NAME_PATTERN = Pattern.compile(NAME);
    /** What the version of a bundle looks like. */
    static final String VERSION = "[A-Za-z0-9._-]{1,32}";

    private static final Pattern VERSION_PATTERN = Pattern.compile(VERSION);
    private static final int LAST_RANK = 1_000;
    /** How long ago an event may have happened. */
    static final Duration OLDEST = Duration.ofDays(30);

    private static final float LOWEST_RATING = 0.5f;
    private static final float HIGHEST_RATING = 5;

    Batch batch(EventBody body) {
        List<Entry> entries = Fields.list("events", Fields.required("events", body.events()));
        if (entries.isEmpty() || entries.size() > LARGEST_BATCH) {
            throw ProblemException.invalid(
                    "events", "expected 1 to %d of them, got %d".formatted(LARGEST_BATCH, entries.size()));
        }
        List<Event> events = new ArrayList<>(entries.size());
        List<UserMute> mutes = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String at = "events[%d].".formatted(i);
            Entry entry = entries.get(i);
            if (FeedbackReader.isMute(Fields.required(at + "type", entry.type()))) {
                mutes.add(mute(at, entry));
            } else {
                events.add(event(at, entry));
            }
        }
        return new Batch(events, mutes);
    }

    private UserMute mute(String at, Entry entry) {
        Fields.absent(at + "requestId", entry.requestId(), "for what somebody is interested in");
        Fields.absent(at + "rank", entry.rank(), "for what somebody is interested in");
        Fields.absent(at + "source", entry.source(), "for what somebody is interested in");
        Fields.absent(at + "modelVersion", entry.modelVersion(), "for what somebody is interested in");
        Fields.absent(at + "predictedRating", entry.predictedRating(), "for what somebody is interested in");
        String userId = UserId.parse(at + "userId", Fields.required(at + "userId", entry.userId()));
        String eventId = name(at + "eventId", Fields.required(at + "eventId", entry.eventId()));
        Mute mute = new FeedbackReader(bundle, now).mute(at, entry, time(at + "at", entry.at()));
        if (mute.subject().kind() == Subject.Kind.MOVIE) {
            movie(at + "movieId", mute.subject().movieId());
        }
        return new UserMute(userId, eventId, mute);
    }

    private Event event(String at, Entry entry) {
        EventKind kind = kind(at + "type", Fields.required(at + "type", entry.type()));
        FeedbackReader.checkNoMute(at, entry);
        return new Event(
                UserId.parse(at + "userId", Fields.required(at + "userId", entry.userId())),
                name(at + "eventId", Fields.required(at + "eventId", entry.eventId())),
                kind,
                movie(at + "movieId", Fields.required(at + "movieId", entry.movieId())),
                time(at + "at", entry.at()),
                place(at, kind, entry),
                watched(at + "watched", kind, entry.watched()));
    }

    private static EventKind kind(String field, String type) {
        return EventKind.labelled(type)
                .orElseThrow(() -> ProblemException.invalid(
                        field,
                        "expected impression, click, watch, not-interested or interested, got \"%.40s\""
                                .formatted(type)));
    }

    private static String name(String field, String text) {
        if (!NAME_PATTERN.matcher(text).matches()) {
            throw ProblemException.invalid(
                    field, "expected 1 to 64 of A-Z a-z 0-9 . _ : -, got \"%.80s\"".formatted(text));
        }
        return text;
    }

    private int movie(String field, int movieId) {
        Fields.within(field, 1, Integer.MAX_VALUE, movieId);
        if (bundle.movie(movieId).isEmpty()) {
            unknown.named();
        }
        return movieId;
    }

    private Instant time(String field, @Nullable String text) {
        Instant given = Fields.time(field, text);
        Instant time = (given == null ? now : given).truncatedTo(ChronoUnit.MILLIS);
        if (time.isBefore(now.minus(OLDEST)) || time.isAfter(now.plus(FeedbackReader.CLOCK_SKEW))) {
            throw ProblemException.invalid(
                    field, "expected a time in the last %d days, got %s".formatted(OLDEST.toDays(), time));
        }
        return time;
    }

    private static @Nullable Place place(String at, EventKind kind, Entry entry) {
        boolean shown = kind == EventKind.IMPRESSION;
        String requestId = entry.requestId();
        if (requestId == null && !shown) {
            Fields.absent(at + "rank", entry.rank(), "without requestId");
            Fields.absent(at + "source", entry.source(), "without requestId");
            Fields.absent(at + "modelVersion", entry.modelVersion(), "without requestId");
            Fields.absent(at + "predictedRating", entry.predictedRating(), "without requestId");
            return null;
        }
        Integer rank = shown ? Fields.required(at + "rank", entry.rank()) : entry.rank();
        String source = shown ? Fields.required(at + "source", entry.source()) : entry.source();
        return new Place(
                name(at + "requestId", Fields.required(at + "requestId", requestId)),
                Fields.within(at + "rank", 1, LAST_RANK, rank),
                source == null ? null : source(at + "source", source),
                version(at + "modelVersion", entry.modelVersion()),
                Fields.number(at + "predictedRating", LOWEST_RATING, HIGHEST_RATING, entry.predictedRating()));
    }

    private static Source source(String field, String label) {
        return Source.labelled(label)
                .orElseThrow(() -> ProblemException.invalid(
                        field,
                        "expected two-tower, popular, explored, pinned, similar or trending, got \"%.40s\""
                                .formatted(label)));
    }

    private static @Nullable String version(String field, @Nullable String text) {
        if (text != null && !VERSION_PATTERN.matcher(text).matches()) {
            throw ProblemException.invalid(
                    field, "expected the modelVersion of an answer, got \"%.80s\"".formatted(text));
        }
        return text;
    }

    private static @Nullable Float watched(String field, EventKind kind, @Nullable Double share) {
        if (kind != EventKind.WATCH) {
            Fields.absent(field, share, "for other events than a watch");
        }
        return Fields.number(field, 0, 1, share);
    }
}
