package dev.marquee.training.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.TrainingApplication;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class DemoListsCommandTest {
    private static final String GOOD = """
            {"requestId":"1","modelVersion":"20261123-a1b2c3","degraded":[],
             "timings":{"totalMs":6.14,"historyMs":0.4,"retrievalMs":1.2,"rankingMs":3.3,"rerankMs":0.2},
             "items":[{"movieId":4,"title":"Heat","year":1995,"genres":["Action","Crime"],"score":0.83,
                       "predictedRating":4.62,"source":"two-tower"}]}
            """;

    private final FakeGateway gateway = new FakeGateway();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path home;

    @BeforeEach
    void threePeopleGetTheirLists() throws IOException {
        gateway.answer("/v1/status", "{\"dataset\":\"" + importedDataset() + "\"}")
                .answer("/v1/users/1/ratings?limit=1000", ratings("null", 1))
                .answer("/v1/users/2/ratings?limit=1000", ratings("\"next\"", 1, 2))
                .answer("/v1/users/2/ratings?limit=1000&cursor=next", ratings("null", 3))
                .answer("/v1/users/1/recommendations?limit=10", GOOD)
                .answer("/v1/users/2/recommendations?limit=10", GOOD)
                .answer("/v1/movies/popular", popular())
                .answer("/v1/recommendations", GOOD);
    }

    @AfterEach
    void stopTheGateway() {
        gateway.close();
    }

    @Test
    void printsATableForTwoStoredUsersAndANewPerson() {
        assertThat(run()).as(err.toString()).isZero();

        assertThat(out.toString())
                .contains("Recommended to user 1, who rated 1 movies:")
                .contains("Recommended to user 2, who rated 3 movies:")
                .contains("Recommended to a new person who liked Toy Story; Balto:")
                .contains("   1       4.62   0.830  1995  Heat                                  Action, Crime\n")
                .contains("6.1 ms: history 0.4, retrieval 1.2, ranking 3.3, re-rank 0.2; model 20261123-a1b2c3")
                .contains("curl '" + gateway.address() + "/v1/users/1/recommendations?limit=5'");
    }

    @Test
    void sendsTheNewPersonsHistoryAlong() {
        run();

        assertThat(gateway.posted("/v1/recommendations"))
                .isEqualTo(
                        "{\"history\":[{\"movieId\":1,\"rating\":5.0},{\"movieId\":3,\"rating\":4.5}],\"limit\":10}");
    }

    @Test
    void printsExactlyOneObjectAsJson() {
        assertThat(run("--json")).as(err.toString()).isZero();

        var answer = JsonMapper.shared().readTree(out.toString());
        assertThat(answer.path("address").asString())
                .isEqualTo(gateway.address().toString());
        assertThat(answer.path("lists")
                        .valueStream()
                        .map(list -> list.path("ratings").intValue()))
                .containsExactly(1, 3, 2);
        assertThat(answer.at("/lists/2/answer/items/0/title").asString()).isEqualTo("Heat");
    }

    @Test
    void refusesADegradedAnswer() {
        gateway.answer("/v1/recommendations", GOOD.replace("[],", "[\"ranking\"],"));

        assertRefused("the answer to a new person who liked Toy Story; Balto is degraded: [\"ranking\"]");
    }

    @Test
    void asksAgainWhileTheServicesAreStillSlow() {
        gateway.answerOnce("/v1/users/1/recommendations?limit=10", GOOD.replace("[],", "[\"retrieval\"],"));

        assertThat(run()).as(err.toString()).isZero();
        assertThat(err.toString()).contains("1 of the first answers were degraded");
    }

    @Test
    void refusesAMovieWithoutPredictedRating() {
        gateway.answer("/v1/users/1/recommendations?limit=10", GOOD.replace("4.62", "null"));

        assertRefused("the answer to user 1, who rated 1 movies has no predicted rating for");
    }

    @Test
    void refusesAMovieOfTheLastPageOfTheHistory() {
        gateway.answer("/v1/users/2/recommendations?limit=10", GOOD.replace("\"movieId\":4", "\"movieId\":3"));

        assertRefused("has a movie that was rated before");
    }

    @Test
    void refusesAnEmptyList() {
        gateway.answer("/v1/users/2/recommendations?limit=10", GOOD.replaceAll("(?s)\"items\":.*", "\"items\":[]}"));

        assertRefused("is empty");
    }

    @Test
    void refusesAnAnswerThatIsNot200() {
        gateway.remove("/v1/users/2/recommendations?limit=10");

        assertRefused("/v1/users/2/recommendations?limit=10: expected 200, got 404");
    }

    @Test
    void refusesADatasetThatIsNotThere() {
        gateway.answer("/v1/status", "{\"dataset\":\"gone\"}");

        assertRefused("no data set gone");
    }

    @Test
    void refusesAStoreOfAnotherDataset() {
        gateway.answer("/v1/users/1/ratings?limit=1000", ratings("null"));

        assertRefused("user 1 of the data set has no ratings in the store");
    }

    private void assertRefused(String message) {
        assertThat(run("--seconds", "0")).isEqualTo(1);
        assertThat(err.toString()).contains(message);
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... options) {
        var commandLine = TrainingApplication.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        var arguments = new ArrayList<>(List.of(
                "demo-lists",
                "--home",
                home.toString(),
                "--api",
                gateway.address().toString()));
        arguments.addAll(List.of(options));
        return commandLine.execute(arguments.toArray(String[]::new));
    }

    private String importedDataset() throws IOException {
        Path source = Files.createDirectory(home.resolve("source"));
        Files.writeString(
                source.resolve("ratings.csv"),
                "userId,movieId,rating,timestamp\n1,1,4.0,100\n2,1,3.0,100\n2,2,4.5,101\n2,3,5.0,102\n");
        Files.writeString(source.resolve("movies.csv"), """
                movieId,title,genres
                1,Toy Story (1995),Animation|Comedy
                2,Heat (1995),Action|Crime
                3,Balto (1995),Animation
                """);
        TrainingApplication.commandLine().execute("import", "--home", home.toString(), source.toString());
        return Files.readString(home.resolve("datasets/current")).strip();
    }

    private static String ratings(String next, int... movies) {
        var items = Arrays.stream(movies)
                .mapToObj("{\"movieId\":%d,\"rating\":4.0}"::formatted)
                .collect(Collectors.joining(","));
        return "{\"items\":[%s],\"nextCursor\":%s}".formatted(items, next);
    }

    private static String popular() {
        return """
                {"items":[{"movieId":1,"title":"Toy Story","year":1995,"genres":["Animation","Comedy"]},
                          {"movieId":2,"title":"Heat","year":1995,"genres":["Action","Crime"]},
                          {"movieId":3,"title":"Balto","year":1995,"genres":["Animation"]}]}
                """;
    }
}
