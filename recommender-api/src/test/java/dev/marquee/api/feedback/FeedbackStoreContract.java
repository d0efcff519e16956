package dev.marquee.api.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.marquee.api.personal.PersonalData;
import dev.marquee.core.feedback.Feedback;
import dev.marquee.core.feedback.Mute;
import dev.marquee.core.feedback.Signal;
import dev.marquee.core.feedback.Subject;
import dev.marquee.core.history.RatedMovie;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store of feedback does. */
abstract class FeedbackStoreContract {
    static final Instant T0 = Instant.parse("2026-11-23T12:00:00Z");
    static final Subject WAR = new Subject(Subject.Kind.GENRE, "War");
    static final Subject PERSON = new Subject(Subject.Kind.PERSON, "Ål Paçino 🎬'; DROP TABLE mute; --");

    @TempDir
    Path home;

    FeedbackStore store;
    PersonalData personal;

    /** Opens a new, empty store. */
    @BeforeEach
    abstract void open();

    abstract void addSignals(List<UserSignal> signals);

    abstract void addMutes(List<UserMute> mutes);

    /**
     * What is older is gone afterwards.
     *
     * @param happened signals before then
     * @param ended mutes that ended before then
     */
    abstract void endOld(Instant happened, Instant ended);

    abstract void rate(String userId, int movieId, int halfStars, long millis);

    @AfterEach
    void close() {
        personal.close();
    }

    void add(UserSignal... signals) {
        addSignals(List.of(signals));
    }

    void add(String userId, String eventId, Subject subject, int seconds, int until) {
        Mute mute = new Mute(subject, T0.plusSeconds(seconds), T0.plusSeconds(until));
        addMutes(List.of(new UserMute(userId, eventId, mute)));
    }

    static UserSignal click(String userId, int movieId, int seconds) {
        return new UserSignal(userId, Signal.Kind.CLICK, movieId, T0.plusSeconds(seconds), 0);
    }

    static UserSignal watch(String userId, int movieId, int seconds, float share) {
        return new UserSignal(userId, Signal.Kind.WATCH, movieId, T0.plusSeconds(seconds), share);
    }

    @Test
    void readsRatingsSignalsAndMutesAtOnce() {
        rate("ann", 1, 7, T0.toEpochMilli() + 2);
        rate("ann", 2, 10, T0.toEpochMilli() + 1);
        rate("bob", 3, 10, T0.toEpochMilli());
        add(click("ann", 4, 1), watch("ann", 5, 2, 0.75f), click("bob", 6, 3));
        add("ann", "m1", WAR, 0, 10);
        add("ann", "m2", PERSON, 1, 10);
        add("ann", "m3", Subject.movie(7), 2, 10);
        Feedback feedback = store.of("ann", T0.plusSeconds(9));
        assertThat(feedback.rated().ratings())
                .extracting(RatedMovie::movieId, RatedMovie::rating, RatedMovie::ratedAt)
                .containsExactly(tuple(2, 5f, T0.getEpochSecond()), tuple(1, 3.5f, T0.getEpochSecond()));
        assertThat(feedback.signals())
                .containsExactlyInAnyOrder(
                        new Signal(Signal.Kind.CLICK, 4, T0.getEpochSecond() + 1, 0),
                        new Signal(Signal.Kind.WATCH, 5, T0.getEpochSecond() + 2, 0.75f));
        assertThat(feedback.mutes()).extracting(Mute::subject).containsExactlyInAnyOrder(WAR, PERSON, Subject.movie(7));
        assertThat(store.mutes("ann", T0.plusSeconds(9)))
                .extracting(Mute::subject, Mute::since)
                .containsExactly(
                        tuple(Subject.movie(7), T0.plusSeconds(2)), tuple(PERSON, T0.plusSeconds(1)), tuple(WAR, T0));
        assertThat(store.of("carl", T0)).isEqualTo(Feedback.NONE);
    }

    @Test
    void keepsTheSignalOfEachMovieThatSaysMost() {
        add(watch("ann", 1, 1, 0.9f), watch("ann", 1, 2, 0.1f), click("ann", 1, 5), click("ann", 1, 4));
        add(watch("ann", 2, 1, 0.5f));
        add(watch("ann", 2, 2, 0.5f));
        assertThat(store.of("ann", T0).signals())
                .extracting(Signal::movieId, Signal::kind, Signal::share, signal -> signal.at() - T0.getEpochSecond())
                .containsExactlyInAnyOrder(
                        tuple(1, Signal.Kind.WATCH, 0.9f, 2L),
                        tuple(1, Signal.Kind.CLICK, 0f, 5L),
                        tuple(2, Signal.Kind.WATCH, 0.5f, 2L));
    }

    @Test
    void keepsWhatWasSaidLastAndKnowsItsName() {
        add("ann", "m1", WAR, 5, 100);
        add("ann", "m1", WAR, 6, 200); // sent again
        assertThat(store.mutes("ann", T0)).extracting(Mute::until).containsExactly(T0.plusSeconds(100));
        add("ann", "late", WAR, 4, 300);
        assertThat(store.mutes("ann", T0)).extracting(Mute::until).containsExactly(T0.plusSeconds(100));
        add("ann", "back", WAR, 7, 7);
        assertThat(store.mutes("ann", T0.plusSeconds(7))).isEmpty();
        assertThat(store.of("ann", T0.plusSeconds(7)).mutes()).isEmpty();
        add("ann", "late2", WAR, 6, 300);
        assertThat(store.mutes("ann", T0.plusSeconds(7))).isEmpty();
        add("ann", "again", WAR, 8, 300);
        assertThat(store.mutes("ann", T0.plusSeconds(8))).hasSize(1);
        assertThat(store.mutes("ann", T0.plusSeconds(300))).isEmpty();
    }

    @Test
    void aMovieThatWasBegunOnceMoreStaysSeen() {
        add(watch("ann", 1, 1, 0.9f));
        add(watch("ann", 1, 50, 0.1f));
        add(watch("ann", 1, 30, 0.2f));
        endOld(T0.plusSeconds(40), T0);
        Feedback feedback = store.of("ann", T0);
        assertThat(feedback.signals())
                .containsExactly(new Signal(Signal.Kind.WATCH, 1, T0.getEpochSecond() + 50, 0.9f));
        assertThat(feedback.seen()).containsExactly(1);
    }

    @Test
    void whatIsSpelledInAnotherWayIsTakenBackToo() {
        add("ann", "m1", PERSON, 0, 100);
        add("ann", "m2", WAR, 0, 100);
        add("ann", "b1", new Subject(Subject.Kind.PERSON, "A\u030aL PAC\u0327INO 🎬'; drop table mute; --"), 1, 1);
        add("ann", "b2", new Subject(Subject.Kind.GENRE, "WAR"), 1, 1);
        assertThat(store.mutes("ann", T0.plusSeconds(2))).isEmpty();
        endOld(T0, T0.plusSeconds(2));
        assertThat(store.of("ann", T0.plusSeconds(2)).mutes()).isEmpty();
    }

    @Test
    void readsTheNewestOfAFlood() {
        addSignals(
                IntStream.range(0, 2_500).mapToObj(i -> click("ann", 1 + i, i)).toList());
        addMutes(IntStream.range(0, 1_200)
                .mapToObj(i -> new UserMute(
                        "ann", "m" + i, new Mute(Subject.movie(1 + i), T0.plusSeconds(i), T0.plus(Duration.ofDays(1)))))
                .toList());
        Feedback feedback = store.of("ann", T0);
        assertThat(feedback.signals()).hasSize(FeedbackStore.MOST_SIGNALS);
        assertThat(feedback.signals()).allMatch(signal -> signal.movieId() > 500);
        assertThat(feedback.mutes()).hasSize(FeedbackStore.MOST_MUTES);
        assertThat(feedback.mutes()).allMatch(mute -> mute.subject().movieId() > 200);
        personal.erase("ann");
        assertThat(store.of("ann", T0)).isEqualTo(Feedback.NONE);
    }

    @Test
    void deletesAUserAndNobodyElse() {
        add(click("ann", 1, 1), click("bob", 1, 1));
        add("ann", "m", WAR, 0, 10);
        add("bob", "m", WAR, 0, 10);
        personal.erase("ann");
        assertThat(store.of("ann", T0)).isEqualTo(Feedback.NONE);
        assertThat(store.of("bob", T0).signals()).hasSize(1);
        assertThat(store.of("bob", T0).mutes()).hasSize(1);
    }

    @Test
    void takesNothingThatAnErasedUserHadSaid() {
        personal.erase("ann");
        int skew = (int) FeedbackReader.CLOCK_SKEW.toSeconds();
        add("ann", "late", WAR, skew, 1_000);
        assertThat(store.of("ann", T0)).isEqualTo(Feedback.NONE);
        add("ann", "new", WAR, skew + 1, 1_000);
        assertThat(store.of("ann", T0).mutes()).hasSize(1);
    }

    @Test
    void readsAllOfAUser() {
        add(click("ann", 4, 1), watch("ann", 4, 2, 0.75f), watch("bob", 5, 2, 1));
        add("ann", "m1", WAR, 1, 10);
        add("ann", "m2", Subject.movie(9), 2, 2);
        add("ann", "m3", PERSON, 3, 10);
        List<Object> read = new ArrayList<>();
        personal.parts().forEach(part -> personal.read(part, "ann", read::add));
        assertThat(read)
                .containsExactly(
                        new PersonalMute(9, null, null, "m2", T0.plusSeconds(2), T0.plusSeconds(2)),
                        new PersonalMute(null, WAR.name(), null, "m1", T0.plusSeconds(1), T0.plusSeconds(10)),
                        new PersonalMute(null, null, PERSON.name(), "m3", T0.plusSeconds(3), T0.plusSeconds(10)),
                        new PersonalSignal("click", 4, T0.plusSeconds(1), 0),
                        new PersonalSignal("watch", 4, T0.plusSeconds(2), 0.75f));
    }
}
