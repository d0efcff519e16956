package dev.marquee.api.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.Keys;
import dev.marquee.api.fixture.StageServer;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.client.MarqueeClientAutoConfiguration;
import dev.marquee.contract.client.Credits;
import dev.marquee.contract.client.Erasure;
import dev.marquee.contract.client.Event;
import dev.marquee.contract.client.Events;
import dev.marquee.contract.client.Filters;
import dev.marquee.contract.client.HistoryEntry;
import dev.marquee.contract.client.HistoryEvent;
import dev.marquee.contract.client.ListOptions;
import dev.marquee.contract.client.MarqueeClient;
import dev.marquee.contract.client.MarqueeException;
import dev.marquee.contract.client.Member;
import dev.marquee.contract.client.MovieQuery;
import dev.marquee.contract.client.MovieSummary;
import dev.marquee.contract.client.Named;
import dev.marquee.contract.client.NewAvailability;
import dev.marquee.contract.client.NewMovie;
import dev.marquee.contract.client.NewPin;
import dev.marquee.contract.client.NewRule;
import dev.marquee.contract.client.NewWeight;
import dev.marquee.contract.client.PageQuery;
import dev.marquee.contract.client.Rating;
import dev.marquee.contract.client.RecommendationBody;
import dev.marquee.contract.client.RecommendationResponse;
import dev.marquee.contract.client.RecommendedMovie;
import dev.marquee.contract.client.Rerank;
import dev.marquee.contract.client.Row;
import dev.marquee.contract.client.Rows;
import dev.marquee.contract.client.RowsBody;
import dev.marquee.contract.client.RowsOptions;
import dev.marquee.contract.client.StoredEvent;
import dev.marquee.contract.client.StoredMute;
import dev.marquee.contract.client.StoredRating;
import dev.marquee.contract.client.StoredSignal;
import dev.marquee.contract.client.Takeout;
import dev.marquee.contract.problem.ProblemType;
import dev.marquee.core.key.ApiKey;
import dev.marquee.core.key.RateLimit;
import dev.marquee.core.key.Scope;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The Java client against the gateway: each call is made, and what comes back is what was meant. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClientIT {
    private static final Instant LATER = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    private static Path home;

    private static StageServer stages;
    private static Gateway gateway;
    private static Keys keys;
    private static MarqueeClient client;
    private static final Set<String> made = new TreeSet<>();
    private static final List<AnnotationConfigApplicationContext> applications = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        stages =
                StageServer.start(TestCatalog.publish(home.resolve("models"), 1).version());
        keys = new Keys(home.resolve("keys.ndjson"));
        String all = keys.add("all", EnumSet.allOf(Scope.class), null);
        gateway = Gateway.start(home, stages.url(), stages.url(), keys.option());
        client = noting(client(all));
    }

    @AfterAll
    static void stop() {
        applications.forEach(AnnotationConfigApplicationContext::close);
        gateway.close();
        stages.close();
    }

    private static MarqueeClient client(String key) {
        AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext();
        TestPropertyValues.of("marquee.client.base-url=" + gateway.base() + "/", "marquee.client.key=" + key)
                .applyTo(application);
        application.register(MarqueeClientAutoConfiguration.class);
        application.refresh();
        applications.add(application);
        return application.getBean(MarqueeClient.class);
    }

    private static MarqueeClient noting(MarqueeClient client) {
        return (MarqueeClient) Proxy.newProxyInstance(
                ClientIT.class.getClassLoader(), new Class<?>[] {MarqueeClient.class}, (_, method, arguments) -> {
                    made.add(method.getName());
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    @Order(1)
    void recommends() {
        client.rateMovie("ann", 5, new Rating(4.5));
        RecommendationResponse list = client.recommendToUser(
                "ann",
                new ListOptions()
                        .limit(3)
                        .explain(true)
                        .filters(new Filters()
                                .genre("Drama")
                                .yearFrom(1990)
                                .exclude(List.of(4, 8))
                                .includeSeen(false))
                        .rerank(new Rerank()
                                .diversity(0.1)
                                .maxPerGenre(3)
                                .withinTop(5)
                                .explore(0)
                                .seed("s")));
        assertThat(list.degraded()).isEmpty();
        assertThat(list.items()).hasSize(3).allSatisfy(movie -> {
            assertThat(movie.genres()).contains("Drama");
            assertThat(movie.year()).isGreaterThanOrEqualTo(1990);
            assertThat(movie.predictedRating()).isBetween(0.5, 5.0);
            assertThat(movie.source()).isEqualTo("two-tower");
            assertThat(movie.reasons()).isNotNull();
        });
        assertThat(list.items()).extracting(RecommendedMovie::movieId).doesNotContain(4, 5, 8);
        assertThat(list.timings().totalMs()).isPositive();
        RecommendationResponse next = client.recommendToUser(
                "ann",
                new ListOptions()
                        .limit(3)
                        .cursor(list.nextCursor())
                        .filters(new Filters()
                                .genre("Drama")
                                .yearFrom(1990)
                                .exclude(List.of(4, 8))
                                .includeSeen(false)));
        assertThat(next.items())
                .extracting(RecommendedMovie::movieId)
                .doesNotContainAnyElementsOf(
                        list.items().stream().map(RecommendedMovie::movieId).toList());
        assertThat(client.explainToUser("ann", list.items().getFirst().movieId(), new ListOptions())
                        .outcome())
                .isNotEmpty();
    }

    @Test
    @Order(2)
    void recommendsToAHistory() {
        RecommendationBody body = RecommendationBody.history(List.of(
                        new HistoryEntry(1, 5), new HistoryEntry(2, 4.5, Instant.parse("2026-01-31T20:15:00Z"))))
                .events(List.of(
                        HistoryEvent.type("watch").movieId(3).watched(0.9),
                        HistoryEvent.type("not-interested").genre("War").until(LATER)))
                .limit(4)
                .filters(new Filters().excludeGenre("Comedy"))
                .rerank(new Rerank().explore(0.5).seed("s"));
        RecommendationResponse list = client.recommendToHistory(body);
        assertThat(list.items())
                .hasSize(4)
                .allSatisfy(movie -> assertThat(movie.genres()).doesNotContain("Comedy", "War"));
        assertThat(client.explainToHistory(4, body).restriction()).isEqualTo("notInterested");
    }

    @Test
    @Order(3)
    void saysWhatUsersSayAndDo() {
        List<Integer> rated = IntStream.rangeClosed(11, 15).boxed().toList();
        rated.forEach(movieId -> client.rateMovie("bob", movieId, new Rating(movieId == 11 ? 0.5 : 4)));
        client.deleteRating("bob", 15);
        assertThat(Stream.iterate(
                                client.listRatings("bob", new PageQuery().limit(2)),
                                page -> page != null,
                                page -> page.nextCursor() == null
                                        ? null
                                        : client.listRatings(
                                                "bob", new PageQuery().limit(2).cursor(page.nextCursor())))
                        .flatMap(page -> page.items().stream())
                        .collect(Collectors.toMap(StoredRating::movieId, StoredRating::rating)))
                .containsOnlyKeys(11, 12, 13, 14)
                .containsEntry(11, 0.5);
        RecommendationResponse list = client.recommendToUser("bob", new ListOptions().limit(2));
        client.recordEvents(new Events(List.of(
                Event.impression("i1", "bob", list, list.items().getFirst(), 1),
                Event.of("c1", "click", "bob").movieId(list.items().getFirst().movieId()),
                Event.of("n1", "not-interested", "bob").person("Michael Mann").until(LATER))));
        assertThat(client.listNotInterested("bob").items()).singleElement().satisfies(mute -> {
            assertThat(mute.person()).isEqualTo("Michael Mann");
            assertThat(mute.until()).isEqualTo(LATER);
            assertThat(mute.movieId()).isNull();
        });
        Takeout taken = client.takeOutUser("bob");
        assertThat(taken.ratings()).hasSize(4);
        assertThat(taken.events()).extracting(StoredEvent::type).contains("impression", "click");
        assertThat(taken.signals()).extracting(StoredSignal::type).containsExactly("click");
        assertThat(taken.notInterested()).extracting(StoredMute::person).containsExactly("michael mann");
        Erasure erasure = client.deleteUser("bob");
        assertThat(erasure.erased()).containsEntry("ratings", 4L);
        assertThat(erasure.remains()).isNotEmpty();
        assertThat(client.listRatings("bob", new PageQuery()).items()).isEmpty();
        assertThat(client.listNotInterested("bob").items()).isEmpty();
    }

    @Test
    @Order(4)
    void showsTheCatalogue() {
        assertThat(client.findMovies(new MovieQuery().query("matr").limit(1)).items())
                .extracting(MovieSummary::title)
                .containsExactly("Matrix, The");
        assertThat(client.findMovies(new MovieQuery().imdbId("tt0113277")).items())
                .extracting(MovieSummary::movieId)
                .containsExactly(5);
        assertThat(client.listPopularMovies(new MovieQuery().genre("War").yearTo(1999))
                        .items())
                .containsExactly(new MovieSummary(4, "Schindler's List", 1993, List.of("Drama", "War")));
        assertThat(client.listPopularMovies(new MovieQuery().genre("War").yearTo(1900))
                        .emptyReason())
                .isEqualTo("year");
        assertThat(client.listSimilarMovies(1, new MovieQuery().limit(2)).items())
                .hasSize(2);
        assertThat(client.showMovie(5)).satisfies(movie -> {
            assertThat(movie.title()).isEqualTo("Heat");
            assertThat(movie.meanRating()).isEqualTo(3.5);
            assertThat(movie.tmdb()).containsEntry("runtime", 120);
        });
        assertThat(client.showMovie(6).year()).isNull();
        assertThat(client.listTrendingMovies(new MovieQuery().limit(3)).items())
                .hasSize(3)
                .allSatisfy(movie -> assertThat(movie.source()).isEqualTo("popular"));
    }

    @Test
    @Order(4)
    void fillsAHomeScreen() {
        client.rateMovie("eva", 5, new Rating(5));
        Rows stored = client.listRowsForUser(
                "eva",
                new RowsOptions()
                        .limit(3)
                        .rows(2)
                        .kind("for-you", "similar", "popular")
                        .similarTo(1)
                        .filters(new Filters().yearFrom(1990)));
        assertThat(stored.rows()).extracting(Row::kind).containsExactly("for-you", "similar");
        assertThat(stored.rows().getLast().movieId()).isEqualTo(1);
        Rows brought = client.listRowsForHistory(RowsBody.history(List.of(new HistoryEntry(5, 5)))
                .events(List.of(HistoryEvent.type("watch").movieId(3).watched(0.9)))
                .limit(3)
                .kind("popular")
                .filters(new Filters().genre("Drama")));
        assertThat(brought.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.items())
                        .allSatisfy(movie -> assertThat(movie.genres()).contains("Drama")));
    }

    @Test
    @Order(5)
    void addsAndRemovesMovies() {
        client.putMovie(
                1_000,
                NewMovie.title("Hamnet")
                        .releaseDate(LocalDate.of(2025, 11, 26))
                        .genres("Drama")
                        .id(858_024)
                        .imdbId("tt14905854")
                        .originalLanguage("en")
                        .credits(new Credits(
                                List.of(new Named("Jessie Buckley")), List.of(new Member("Chloé Zhao", "Director"))))
                        .keywords("grief"));
        assertThat(client.showMovie(1_000)).satisfies(movie -> {
            assertThat(movie.title()).isEqualTo("Hamnet");
            assertThat(movie.year()).isEqualTo(2025);
        });
        client.putMovie(1_000, NewMovie.of(Map.of("title", "Again", "runtime", 126)));
        assertThat(client.showMovie(1_000).tmdb()).containsEntry("runtime", 126);
        client.deleteMovie(1_000);
        assertThat(refusal(() -> client.showMovie(1_000)).status()).isEqualTo(404);
    }

    @Test
    @Order(5)
    void doesWhatOperatorsDo() {
        client.setAvailability(
                7, new NewAvailability().hidden(true).until(LATER).tags("region:DE"));
        assertThat(client.showAvailability(7)).satisfies(availability -> {
            assertThat(availability.hidden()).isTrue();
            assertThat(availability.from()).isNull();
            assertThat(availability.until()).isEqualTo(LATER);
            assertThat(availability.tags()).containsExactly("region:DE");
        });
        client.deleteAvailability(7);
        assertThat(client.showAvailability(7).hidden()).isFalse();

        client.setRule("first", NewRule.pin(new NewPin(20, 1)).until(LATER));
        client.setRule(
                "second",
                NewRule.weight(NewWeight.factor(0.5).movieIds(List.of(21)).genres("War")));
        assertThat(client.showRule("first").pin().place()).isEqualTo(1);
        assertThat(client.recommendToUser("eve", new ListOptions().limit(1)).items())
                .singleElement()
                .satisfies(movie -> {
                    assertThat(movie.movieId()).isEqualTo(20);
                    assertThat(movie.rule()).isEqualTo("first");
                });
        client.deleteRule("first");
        assertThat(client.listRules().items()).singleElement().satisfies(rule -> {
            assertThat(rule.ruleId()).isEqualTo("second");
            assertThat(rule.pin()).isNull();
            assertThat(rule.weight().factor()).isEqualTo(0.5);
            assertThat(rule.weight().genres()).containsExactly("War");
        });
        assertThat(client.showStatus().stages()).containsEntry("retrieval", "up");
    }

    @Test
    @Order(6)
    void hasMadeEveryCall() {
        assertThat(made)
                .containsExactlyInAnyOrderElementsOf(Stream.of(MarqueeClient.class.getMethods())
                        .map(Method::getName)
                        .toList());
    }

    @Test
    @Order(7)
    void saysWhatTheGatewayRefuses() throws Exception {
        MarqueeException unknown = refusal(() -> client.showMovie(4_711));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.is(ProblemType.NOT_FOUND)).isTrue();
        assertThat(unknown.retryAfter()).isEmpty();
        MarqueeException bad = refusal(() -> client.rateMovie("ann", 5, new Rating(4.7)));
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.detail()).startsWith("rating: ");

        MarqueeClient stranger = client(ApiKey.random());
        assertThat(refusal(() -> stranger.showMovie(5)).is(ProblemType.UNAUTHENTICATED))
                .isTrue();
        String key = keys.add("one", Set.of(Scope.READ), new RateLimit(0.01, 2));
        MarqueeClient seldom = client(key);
        await().ignoreExceptions().until(() -> seldom.showMovie(5).movieId() == 5);
        assertThat(refusal(seldom::showStatus).is(ProblemType.FORBIDDEN)).isTrue();
        MarqueeException limited = refusal(() -> seldom.showMovie(5));
        assertThat(limited.is(ProblemType.RATE_LIMITED)).isTrue();
        assertThat(limited.retryAfter())
                .get()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(100)));
    }

    private static MarqueeException refusal(Runnable call) {
        MarqueeException refusal = catchThrowableOfType(MarqueeException.class, call::run);
        assertThat(refusal).as("refused").isNotNull();
        return refusal;
    }
}
