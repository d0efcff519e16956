package dev.marquee.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Gateway.Answer;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.api.store.Commits;
import dev.marquee.api.store.StoredSecret;
import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.drift.Trait;
import dev.marquee.core.rule.MovieFilter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Feeds are read to their end while all else changes: no page repeats a movie, and none is left out. */
class FeedIT {
    private static final List<Integer> LIMITS = List.of(7, 60, 1, 100, 20);
    private static final List<Integer> ALL =
            IntStream.rangeClosed(1, TestCatalog.SIZE).boxed().toList();
    private static final int MANY_PAGES = 500;
    private static final int ATTEMPTS = 30;

    @TempDir
    private static Path home;

    private static Bundle bundle;
    private static StageServer retrieval;
    private static StageServer ranking;
    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        bundle = TestCatalog.publish(home.resolve("models"), 1);
        retrieval = StageServer.start(bundle.version());
        ranking = StageServer.start(bundle.version());
        gateway = Gateway.start(home, retrieval.url(), ranking.url());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        retrieval.close();
        ranking.close();
    }

    @AfterEach
    void heal() {
        retrieval.heal();
        ranking.heal();
    }

    /** Asks for a page. */
    @FunctionalInterface
    private interface Asked {
        Answer page(String cursor, int number) throws Exception;
    }

    /** What happens after a page. */
    @FunctionalInterface
    private interface Between {
        void pages(int read, Set<Integer> shown) throws Exception;
    }

    private static final Between NOTHING = (read, shown) -> {};

    /** All movies of a feed, in order, each once. */
    private static List<Integer> read(Asked asked, Between between) throws Exception {
        return readOn(null, asked, between);
    }

    private static List<Integer> readOn(String from, Asked asked, Between between) throws Exception {
        List<Integer> shown = new ArrayList<>();
        String cursor = from;
        int pages = 0;
        do {
            Answer answer = asked.page(cursor, pages++);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            shown.addAll(answer.movieIds());
            cursor = nextCursor(answer);
            between.pages(pages, new HashSet<>(shown));
        } while (cursor != null && pages < MANY_PAGES);
        assertThat(pages).isLessThan(MANY_PAGES);
        assertThat(shown).doesNotHaveDuplicates();
        return shown;
    }

    private static String nextCursor(Answer answer) {
        JsonNode next = answer.json().path("nextCursor");
        assertThat(next.isMissingNode()).isFalse();
        return next.isNull() ? null : next.asString();
    }

    private static String path(String user, int limit, String cursor) {
        return "/v1/users/%s/recommendations?limit=%d%s"
                .formatted(user, limit, cursor == null ? "" : "&cursor=" + cursor);
    }

    private static int limit(int page) {
        return LIMITS.get(page % LIMITS.size());
    }

    private static Asked of(String user, String... headers) {
        return (cursor, number) -> gateway.get(path(user, limit(number), cursor), headers);
    }

    private static Asked of(String user, Collection<String> filters) {
        return (cursor, number) -> gateway.get(path(user, 3, cursor) + "&" + String.join("&", filters));
    }

    private static void rate(String user, int movieId) throws Exception {
        assertThat(gateway.put("/v1/users/%s/ratings/%d".formatted(user, movieId), "{\"rating\":4.5}")
                        .status())
                .isEqualTo(204);
    }

    private static int firstWithout(Set<Integer> shown) {
        return ALL.stream().filter(id -> !shown.contains(id)).findFirst().orElseThrow();
    }

    @Test
    void showsEverythingOnce() throws Exception {
        rate("ann", 5);
        List<Integer> shown = read(of("ann"), NOTHING);
        assertThat(shown).hasSize(TestCatalog.SIZE - 1).doesNotContain(5).containsSubsequence(List.of(301, 300, 299));
    }

    @Test
    void takesInRatingsThatComeBetweenPages() throws Exception {
        rate("bea", 5);
        rate("bea", 6);
        Set<Integer> seenElsewhere = new HashSet<>(Set.of(6));
        List<Integer> shown = read(of("bea"), (pages, soFar) -> {
            if (pages <= 4) {
                rate("bea", soFar.iterator().next());
                soFar.addAll(seenElsewhere);
                int unseen = firstWithout(soFar);
                rate("bea", unseen);
                seenElsewhere.add(unseen);
            }
            if (pages == 3) {
                gateway.delete("/v1/users/bea/ratings/5");
                seenElsewhere.remove(5);
            }
        });
        assertThat(seenElsewhere).hasSize(5).doesNotContain(5);
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        ALL.stream().filter(id -> !seenElsewhere.contains(id)).toList());
    }

    @Test
    void becomesPersonalWhenANewUserRates() throws Exception {
        List<String> sources = new ArrayList<>();
        List<Integer> shown = read(
                (cursor, number) -> {
                    Answer answer = gateway.get(path("cid", 50, cursor));
                    sources.add(answer.json().at("/items/0/source").asString());
                    return answer;
                },
                (pages, soFar) -> {
                    if (pages <= 2) {
                        rate("cid", soFar.iterator().next());
                    }
                });
        assertThat(sources).startsWith("popular", "two-tower").doesNotContain("");
        assertThat(shown).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void goesOnWhileEventsCome() throws Exception {
        rate("dan", 5);
        List<Integer> shown = read(of("dan"), (pages, soFar) -> {
            String event =
                    "{\"events\":[{\"eventId\":\"e%d\",\"type\":\"watch\",\"userId\":\"dan\",\"movieId\":%d,\"watched\":1}]}";
            assertThat(gateway.post(
                                    "/v1/events",
                                    event.formatted(pages, soFar.iterator().next()))
                            .status())
                    .isEqualTo(204);
        });
        assertThat(shown).hasSize(TestCatalog.SIZE - 1).doesNotContain(5);
    }

    private static Asked of(List<Integer> history) {
        return (cursor, number) -> gateway.post(
                "/v1/recommendations",
                "{\"history\":[%s],\"limit\":%d,\"cursor\":%s}"
                        .formatted(
                                history.stream()
                                        .map("{\"movieId\":%d,\"rating\":4}"::formatted)
                                        .collect(Collectors.joining(",")),
                                limit(number),
                                cursor == null ? "null" : "\"" + cursor + "\""));
    }

    @Test
    void readsForAHistoryThatGrowsBetweenPages() throws Exception {
        List<Integer> history = new ArrayList<>();
        List<Integer> shown = read(of(history), (pages, soFar) -> {
            if (pages <= 3) {
                soFar.addAll(history);
                history.add(pages == 1 ? soFar.iterator().next() : firstWithout(soFar));
            }
        });
        Set<Integer> unseen = new HashSet<>(history.subList(1, 3));
        assertThat(unseen).hasSize(2);
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        ALL.stream().filter(id -> !unseen.contains(id)).toList());
    }

    /** With every step of the ladder among its pages, and the seen movies too, of which one without a history knows nothing. */
    @Test
    void readsOnEveryStepOfTheLadder() throws Exception {
        rate("eve", 5);
        Set<List<String>> degraded = new HashSet<>();
        List<Integer> shown = read(
                (cursor, number) -> {
                    Answer answer = onStep(number, path("eve", 40, cursor) + "&includeSeen=true");
                    degraded.add(answer.degraded());
                    return answer;
                },
                (pages, soFar) -> heal());
        assertThat(shown).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(degraded)
                .contains(
                        List.of(), List.of("retrieval"), List.of("ranking"), List.of("history"), List.of("candidates"));
    }

    private static Answer onStep(int page, String path) throws Exception {
        switch (page) {
            case 1 -> retrieval.answerWith(503, "{}");
            case 2, 5 -> ranking.answerWith(503, "{}");
            case 3 -> ranking.perCandidate(Duration.ofNanos(500_000));
            case 6 -> retrieval.hangUp();
            default -> {}
        }
        if (page == 3) {
            return withFewerCandidates(path);
        }
        return page == 4 ? gateway.get(path, "X-Latency-Budget-Ms", "0.5") : gateway.get(path);
    }

    /** The same page again and again: 0.5 ms a candidate fit for some of them, once that is known. */
    private static Answer withFewerCandidates(String path) throws Exception {
        Answer answer = gateway.get(path);
        for (int i = 0; i < ATTEMPTS && !answer.degraded().equals(List.of("candidates")); i++) {
            answer = i % 3 == 0 ? gateway.get(path) : gateway.get(path, "X-Latency-Budget-Ms", "110");
        }
        return answer;
    }

    /** Without every tenth of the movies, and with thirty others. */
    private static Catalog otherCatalog() {
        Catalog catalog = TestCatalog.catalog();
        return Catalog.of(Stream.concat(
                        catalog.movies().stream().filter(movie -> movie.movieId() % 10 != 0),
                        IntStream.rangeClosed(1_001, 1_030)
                                .mapToObj(id -> new Movie(
                                        id, "New " + id, 2026, List.of("Drama"), null, null, id, 3.5, id, null)))
                .toList());
    }

    private static void serve(Bundle next, Bundle other) throws Exception {
        retrieval.hold(next.version(), other.version());
        ranking.hold(next.version(), other.version());
        new ModelsFolder(home.resolve("models")).makeCurrent(next);
        await().untilAsserted(() -> assertThat(gateway.get(path("fay", 1, null))
                        .json()
                        .path("modelVersion")
                        .asString())
                .isEqualTo(next.version()));
    }

    @Test
    void goesOnWithAnotherBundleAndWithTheFirstOneAgain() throws Exception {
        Catalog other = otherCatalog();
        List<Integer> others = other.movies().stream().map(Movie::movieId).toList();
        Bundle second = TestCatalog.write(home.resolve("models"), 2, other);
        rate("fay", 5);
        List<Integer> forward = new ArrayList<>();
        Answer first = gateway.get(path("fay", 100, null));
        forward.addAll(first.movieIds());
        List<String> versions = new ArrayList<>();
        List<Integer> andBack = read(
                (cursor, number) -> {
                    Answer answer = gateway.get(path("fay", 60, cursor));
                    versions.add(answer.json().path("modelVersion").asString());
                    return answer;
                },
                (pages, soFar) -> {
                    if (pages == 2) {
                        serve(second, bundle);
                        forward.addAll(readOn(nextCursor(first), of("fay"), NOTHING));
                    }
                    if (pages == 4) {
                        serve(bundle, second);
                    }
                });
        assertThat(forward)
                .doesNotHaveDuplicates()
                .containsAll(others.stream().filter(id -> id != 5).toList());
        assertThat(andBack).containsAll(ALL.stream().filter(id -> id != 5).toList());
        assertThat(versions)
                .startsWith(bundle.version(), bundle.version(), second.version(), second.version(), bundle.version());
    }

    @Test
    void goesOnAtAGatewayThatStartsLaterOnTheSameStore() throws Exception {
        rate("gus", 5);
        List<Integer> shown = new ArrayList<>();
        Answer first = gateway.get(path("gus", 50, null));
        shown.addAll(first.movieIds());
        try (Gateway later = Gateway.start(home, retrieval.url(), ranking.url())) {
            shown.addAll(readOn(
                    nextCursor(first),
                    (cursor, number) -> (number % 2 == 0 ? later : gateway).get(path("gus", 50, cursor)),
                    NOTHING));
        }
        assertThat(shown).hasSize(TestCatalog.SIZE - 1).doesNotContain(5).doesNotHaveDuplicates();
    }

    @Test
    void endsWithTheLastMovieThatItsFiltersAllow() throws Exception {
        rate("hal", 2);
        assertThat(read(of("hal", List.of("genre=Sci-Fi", "includeSeen=true")), NOTHING))
                .containsExactlyInAnyOrder(1, 2);
        assertThat(read(of("hal", List.of("genre=sci-fi")), NOTHING)).containsExactly(1);
        assertThat(read(of("hal", List.of("genre=Sci-Fi", "exclude=1")), NOTHING))
                .isEmpty();
        Catalog catalog = TestCatalog.catalog();
        assertThat(read(of("hal", List.of("genre=Drama", "yearFrom=1990", "yearTo=1999")), NOTHING))
                .containsExactlyInAnyOrderElementsOf(catalog.movies().stream()
                        .filter(movie ->
                                movie.genres().contains("Drama") && movie.year() != null && movie.year() / 10 == 199)
                        .map(Movie::movieId)
                        .toList());
    }

    @Test
    void givesTheSamePageToWhoeverAsksWithOneCursorAtOnce() throws Exception {
        rate("ida", 5);
        Answer first = gateway.get(path("ida", 20, null));
        String next = path("ida", 20, nextCursor(first));
        List<Future<List<Integer>>> pages = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 12; i++) {
                pages.add(threads.submit(() -> gateway.get(next).movieIds()));
            }
        }
        for (Future<List<Integer>> page : pages) {
            assertThat(page.get()).hasSize(20).doesNotContainAnyElementsOf(first.movieIds());
        }
    }

    private static double counted() {
        return gateway.bean(MeterRegistry.class)
                .get("drift.samples")
                .tag("trait", Trait.HISTORY_LENGTH.label())
                .gauge()
                .value();
    }

    /** Else whoever reads far would look like many people who are predicted low ratings. */
    @Test
    void countsOnceForDrift() throws Exception {
        rate("meg", 5);
        double before = counted();
        read(of("meg"), NOTHING);
        assertThat(counted()).isEqualTo(before + 1);
    }

    private static void assertProblem(Answer answer, int status, String type, String detail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/" + type);
        assertThat(answer.detail()).startsWith("cursor: ").contains(detail);
    }

    @Test
    void refusesACursorOfAnotherListOrUserOrOneThatWasAltered() throws Exception {
        String cursor = nextCursor(gateway.get(path("joe", 5, null)));
        assertProblem(gateway.get(path("kim", 5, cursor)), 400, "invalid-request", "somebody else");
        assertProblem(of(List.of()).page(cursor, 0), 400, "invalid-request", "somebody else");
        assertProblem(gateway.get(path("joe", 5, cursor) + "&genre=Drama"), 400, "invalid-request", "other filters");
        String altered = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);
        assertProblem(gateway.get(path("joe", 5, altered)), 400, "invalid-request", "nextCursor");
        assertProblem(of(List.of()).page(altered, 0), 400, "invalid-request", "nextCursor");
        assertThat(gateway.get(path("joe", 5, cursor)).movieIds()).containsExactly(6, 7, 8, 9, 10);
    }

    @Test
    void saysThatACursorIsTooOld() throws Exception {
        JdbcClient store = JdbcClient.create(gateway.bean(DataSource.class));
        FeedKey key = new FeedKey(new StoredSecret("feed_key", store, store, gateway.bean(Commits.class)).get());
        Feeds yesterday = new Feeds(() -> key, Clock.offset(Clock.systemUTC(), Duration.ofHours(-24)));
        yesterday.prepare(null);
        String cursor = yesterday.after(yesterday.at(null, "lea", MovieFilter.NONE), IntStream.of(1));
        assertProblem(gateway.get(path("lea", 5, cursor)), 410, "expired", "begin again");
        Feeds earlier = new Feeds(() -> key, Clock.offset(Clock.systemUTC(), Duration.ofHours(-23)));
        earlier.prepare(null);
        String fresh = earlier.after(earlier.at(null, "lea", MovieFilter.NONE), IntStream.of(1));
        assertThat(gateway.get(path("lea", 2, fresh)).movieIds()).containsExactly(2, 3);
    }
}
