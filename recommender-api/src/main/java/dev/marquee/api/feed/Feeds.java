package dev.marquee.api.feed;

import dev.marquee.api.catalogue.BeforeServing;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.store.Outage;
import dev.marquee.contract.problem.ProblemType;
import dev.marquee.core.rule.MovieFilter;
import dev.marquee.service.NotYetException;
import dev.marquee.service.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Reads and writes cursors of feeds. A cursor remembers which movies a feed has shown, so that a page never repeats one and never
 * leaves one out: it is the best of what is left. Thread-safe.
 */
public final class Feeds implements BeforeServing {
    /** Most characters of a cursor. */
    public static final int LONGEST_CURSOR = 4_096;

    /** Most movies that a cursor remembers. */
    static final int MOST_MOVIES = 2_000;

    /** How long a cursor may be used. */
    public static final Duration LIFE = Duration.ofHours(24);

    private final Supplier<FeedKey> keys;
    private final Clock clock;
    private volatile @Nullable FeedKey key;

    /**
     * Without a key yet.
     *
     * @param keys reads it from the store
     */
    Feeds(Supplier<FeedKey> keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Reads the key, once.
     *
     * @throws NotYetException if the database does not answer
     */
    @Override
    public void prepare(ServedBundle bundle) {
        if (key != null) {
            return;
        }
        try {
            key = keys.get();
        } catch (DataAccessException e) {
            throw Outage.orNotYet(e);
        }
    }

    /**
     * The feed that a request asks a page of.
     *
     * @param cursor of the page before, or null for the first page
     * @param userId whose ratings it is made from, or null for a history in the request
     * @throws ProblemException 400 that names the cursor, if it is none of ours, of another owner or of another filter; 410 if it is
     *     too old
     */
    public Feed at(@Nullable String cursor, @Nullable String userId, MovieFilter filter) {
        Feed first = new Feed(
                key().tag("owner " + (userId == null ? "" : userId)),
                key().tag("filter " + text(filter)),
                new int[0],
                clock.instant());
        if (cursor == null) {
            return first;
        }
        FeedCursor given = FeedCursor.parse(cursor, key())
                .orElseThrow(() -> ProblemException.invalid(
                        "cursor", "expected the nextCursor of a page, got \"%.64s\"".formatted(cursor)));
        if (given.feed().owner() != first.owner()) {
            throw ProblemException.invalid(
                    "cursor",
                    "is of a list for somebody else, another user or a history in a body; begin again without it");
        }
        if (given.feed().filter() != first.filter()) {
            throw ProblemException.invalid(
                    "cursor", "is of a list with other filters; ask with the same ones, or begin again without it");
        }
        if (given.expires() <= clock.instant().getEpochSecond()) {
            throw new ProblemException(
                    ProblemType.EXPIRED,
                    "cursor: is older than %d hours; begin again without it".formatted(LIFE.toHours()));
        }
        return given.feed();
    }

    /**
     * The cursor of the page after this one; null if it would remember more than {@value #MOST_MOVIES} movies, or be longer than
     * {@value #LONGEST_CURSOR} characters.
     *
     * @param feed as it was before this page
     * @param page ids of the movies that this page shows
     */
    public @Nullable String after(Feed feed, IntStream page) {
        Feed read = feed.with(page, clock.instant());
        if (read.shown().length > MOST_MOVIES) {
            return null;
        }
        String text = new FeedCursor(read, read.readAt().plus(LIFE).getEpochSecond()).text(key());
        return text.length() > LONGEST_CURSOR ? null : text;
    }

    /** Bundles are served once they are prepared for, and without a bundle there is no feed. */
    private FeedKey key() {
        return Objects.requireNonNull(key, "read before a bundle is served");
    }

    /** The same text for filters that allow the same: the order of lists and the case of genres do not matter. */
    private static String text(MovieFilter filter) {
        return String.join(
                "|",
                genres(filter.genre()),
                genres(filter.excludeGenre()),
                String.valueOf(filter.yearFrom()),
                String.valueOf(filter.yearTo()),
                sorted(filter.exclude()),
                String.valueOf(filter.includeSeen()),
                sorted(filter.tag()),
                sorted(filter.excludeTag()));
    }

    /** With their lengths, so that no genre can be taken for two. */
    private static String genres(List<String> genres) {
        return sorted(genres.stream()
                .map(genre -> genre.toLowerCase(Locale.ROOT))
                .map(genre -> genre.length() + ":" + genre)
                .toList());
    }

    private static String sorted(Collection<?> values) {
        return values.stream().sorted().distinct().map(String::valueOf).collect(Collectors.joining(","));
    }
}
