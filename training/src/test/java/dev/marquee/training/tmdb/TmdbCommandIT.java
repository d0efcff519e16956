package dev.marquee.training.tmdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.TrainingApplication;
import dev.marquee.training.tmdb.TmdbServer.Reply;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code tmdb} asks, keeps and does when it goes wrong, against a server on loopback. */
@Timeout(60)
class TmdbCommandIT {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private TmdbServer server;
    private Path out;
    private Path links;
    private String token = "secret-token";

    @BeforeEach
    void start() throws IOException {
        server = new TmdbServer();
        out = folder.resolve("details.ndjson");
        links(862, 949);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fetchesEveryLinkedMovieWithKeywordsAndCredits() throws IOException {
        Answer answer = fetch("--json");

        assertThat(answer.err()).isEmpty();
        assertThat(answer.exitCode()).isZero();
        assertThat(details()).containsExactly(TmdbServer.details(862), TmdbServer.details(949));
        assertThat(server.queries()).containsOnly("append_to_response=keywords,credits");
        assertThat(server.authorizations()).containsOnly("Bearer secret-token");
        JsonNode counts = JSON.readTree(answer.out());
        assertThat(counts.get("fetched").asInt()).isEqualTo(2);
        assertThat(counts.get("missing").asInt()).isZero();
        assertThat(counts.get("before").asInt()).isZero();
    }

    @Test
    void asksOnlyForWhatIsNotThereYet() throws IOException {
        fetch();
        links(862, 949, 11);

        Answer answer = fetch();

        assertThat(server.asked()).hasSize(3).endsWith(11);
        assertThat(details()).hasSize(3);
        assertThat(answer.out()).contains("1 movies fetched, 0 not at TMDB, 2 settled before");
    }

    @Test
    void dropsAHalfWrittenLastLineAndFetchesItAgain() throws IOException {
        String half = TmdbServer.details(949).substring(0, 20);
        Files.writeString(out, TmdbServer.details(862) + "\n" + half);

        fetch();

        assertThat(server.asked()).containsExactly(949);
        assertThat(Files.readString(out)).isEqualTo(TmdbServer.details(862) + "\n" + TmdbServer.details(949) + "\n");
    }

    @Test
    void remembersWhatTmdbDoesNotHave() throws IOException {
        server.script(949, Reply.status(404));

        assertThat(fetch().out()).contains("1 movies fetched, 1 not at TMDB");
        assertThat(fetch().exitCode()).isZero();

        assertThat(server.asked()).containsExactlyInAnyOrder(862, 949);
        assertThat(details()).containsExactly(TmdbServer.details(862));
        assertThat(folder.resolve("details.ndjson.missing")).hasContent("949");
    }

    @Test
    void asksAgainForAMissingIdThatWasHalfWritten() throws IOException {
        Files.writeString(folder.resolve("details.ndjson.missing"), "862\n94");
        links(94, 862);

        fetch();

        assertThat(server.asked()).containsExactly(94);
        assertThat(folder.resolve("details.ndjson.missing")).hasContent("862");
    }

    @Test
    void waitsAsLongAsTmdbSays() throws IOException {
        links(862);
        server.script(862, Reply.retryAfter("1"), Reply.retryAfter("1"));

        assertThat(fetch().exitCode()).isZero();

        assertThat(details()).hasSize(1);
        assertThat(gaps()).allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void letsNobodyAskDuringAPause() throws IOException {
        links(IntStream.rangeClosed(1, 12).toArray());
        server.script(1, Reply.retryAfter("1"));

        assertThat(fetch("--rate", "50").exitCode()).isZero();

        assertThat(details()).hasSize(12);
        assertThat(gaps().stream().max(Duration::compareTo).orElseThrow()).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void stopsWhereTmdbAsksForTooLongAPause() throws IOException {
        server.script(862, Reply.retryAfter("3600"));

        assertRefused(fetch(), "TMDB asks for a pause of 3600 s", "goes on from here");
    }

    @Test
    void repeatsWhatFailedForTheMoment() throws IOException {
        links(862);
        server.script(862, Reply.status(503), Reply.status(500), Reply.body("{\"id\":"), Reply.body("{\"id\":1}"));

        assertThat(fetch().exitCode()).isZero();

        assertThat(server.asked()).hasSize(5);
        assertThat(details()).containsExactly(TmdbServer.details(862));
    }

    @Test
    void givesUpAfterFiveFailuresAndGoesOnNextTime() throws IOException {
        links(11, 862, 949);
        Reply down = Reply.status(503);
        server.script(862, down, down, down, down, down);

        assertRefused(fetch(), "TMDB failed 5 times at movie 862 (status 503)", "goes on from here");
        assertThat(details()).contains(TmdbServer.details(11));

        assertThat(fetch().exitCode()).isZero();
        assertThat(details()).hasSize(3).contains(TmdbServer.details(862));
    }

    @Test
    void saysWhatIsWrongWithTheToken() throws IOException {
        links(862);
        server.script(862, Reply.status(401));

        Answer answer = fetch();

        assertRefused(answer, "TMDB refuses the token of TMDB_TOKEN (status 401)");
        assertThat(answer.err()).doesNotContain("secret-token");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void asksNothingWithoutAToken() {
        token = " ";

        assertRefused(fetch(), "TMDB_TOKEN is not set", "API Read Access Token");
        assertThat(server.asked()).isEmpty();
        assertThat(out).doesNotExist();
    }

    @Test
    void keepsToTheRate() throws IOException {
        links(IntStream.rangeClosed(1, 11).toArray());

        fetch("--rate", "20");

        var times = server.times().stream().sorted().toList();
        assertThat(Duration.ofNanos(times.getLast() - times.getFirst())).isGreaterThan(Duration.ofMillis(450));
    }

    @Test
    void saysSoWhenTmdbIsOutOfReach() {
        server.close();

        assertRefused(fetch(), "TMDB failed 5 times at movie", "ConnectException");
    }

    @Test
    void leavesAFileAloneThatIsNotItsOwn() throws IOException {
        for (String content : List.of("movieId,title\n1,Heat", "no line break", "{\"id\":1}\n{\"name\":2}\nhalf")) {
            Files.writeString(out, content);

            assertRefused(fetch(), "holds no details of TMDB", "name another --out");
            assertThat(out).hasContent(content);
        }
        Files.write(out, new byte[] {0x1f, (byte) 0x8b, 8, 0});
        assertRefused(fetch(), "holds no details of TMDB");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void refusesLinksWithoutTmdbIds() throws IOException {
        Files.writeString(links, "movieId,imdbId,tmdbId\n1,0114709,\n");
        assertRefused(fetch(), "links.csv holds no tmdbId");

        Files.writeString(links, "movieId,title\n1,Heat\n");
        assertRefused(fetch(), "links.csv, line 1: the columns are [movieId, title]");

        Files.delete(links);
        assertRefused(fetch(), "no such file: ");
    }

    @Test
    void callsWrongUsageWrongUsage() {
        assertThat(fetch("--rate", "0").exitCode()).isEqualTo(2);
        assertThat(fetch("--rate", "51").exitCode()).isEqualTo(2);
        assertThat(TrainingApplication.commandLine()
                        .setErr(new PrintWriter(new StringWriter()))
                        .execute("tmdb"))
                .isEqualTo(2);
    }

    @Test
    void writesWhatTheImportReads() throws IOException {
        fetch();
        Path films = Files.createDirectory(folder.resolve("films"));
        Files.writeString(films.resolve("ratings.csv"), "userId,movieId,rating,timestamp\n1,1,4.0,100\n");
        Files.writeString(films.resolve("movies.csv"), "movieId,title,genres\n1,Toy Story (1995),Comedy\n");
        Files.copy(links, films.resolve("links.csv"));
        var stdout = new StringWriter();

        TrainingApplication.commandLine()
                .setOut(new PrintWriter(stdout))
                .setErr(new PrintWriter(new StringWriter()))
                .execute("import", films.toString(), "--json", "--home", folder.toString(), "--tmdb", out.toString());

        JsonNode coverage = JSON.readTree(stdout.toString()).at("/report/coverage");
        assertThat(coverage.toString()).contains("{\"field\":\"tmdb.title\",\"movies\":1.0,\"ratings\":1.0}");
    }

    private void links(int... tmdbIds) throws IOException {
        links = Files.writeString(
                folder.resolve("links.csv"),
                IntStream.range(0, tmdbIds.length)
                        .mapToObj(i -> (i + 1) + ",0114709," + tmdbIds[i])
                        .collect(Collectors.joining("\n", "movieId,imdbId,tmdbId\n", "\n")));
    }

    private record Answer(int exitCode, String out, String err) {}

    private Answer fetch(String... options) {
        var stdout = new StringWriter();
        var stderr = new StringWriter();
        var arguments = new ArrayList<>(List.of("tmdb", "--links", links.toString(), "--out", out.toString()));
        arguments.addAll(List.of("--base-url", server.url(), "--rate", "50"));
        arguments.addAll(List.of(options));
        var commandLine = new CommandLine(new TrainingApplication(), new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == TmdbCommand.class
                        ? type.cast(new TmdbCommand(() -> token, Duration.ofMillis(5)))
                        : CommandLine.defaultFactory().create(type);
            }
        });
        int exitCode = commandLine
                .setOverwrittenOptionsAllowed(true)
                .setOut(new PrintWriter(stdout, true))
                .setErr(new PrintWriter(stderr, true))
                .setExecutionExceptionHandler(TrainingApplication.commandLine().getExecutionExceptionHandler())
                .execute(arguments.toArray(String[]::new));
        return new Answer(exitCode, stdout.toString(), stderr.toString());
    }

    private List<String> details() throws IOException {
        return Files.readAllLines(out).stream().sorted().toList();
    }

    private List<Duration> gaps() {
        var times = server.times().stream().sorted().toList();
        return IntStream.range(1, times.size())
                .mapToObj(i -> Duration.ofNanos(times.get(i) - times.get(i - 1)))
                .toList();
    }

    private static void assertRefused(Answer answer, String... messages) {
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("tmdb: ").contains(messages).doesNotContain("\tat ");
        assertThat(answer.err().lines()).hasSize(1);
    }
}
