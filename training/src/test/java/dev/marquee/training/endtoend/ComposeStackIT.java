package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import dev.marquee.docker.NeedsDocker;
import dev.marquee.training.endtoend.Api.Answer;
import dev.marquee.training.endtoend.ComposeStack.Fault;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The product in containers: what a newcomer sees, and what people get while a container is gone. */
@NeedsDocker
class ComposeStackIT {
    private static final int BUDGET_MS = 400;
    private static final int QUESTIONS = 10;
    /** Of {@link #QUESTIONS}: on a busy machine one may lose the processor for longer than the gateway's reserve. */
    private static final int LATE_AT_MOST = 3;

    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final List<String> RATABLE = List.of("318", "296", "356", "593", "260");

    private static Path home;
    private static ComposeStack stack;

    @BeforeAll
    static void start() throws IOException {
        home = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "stack-");
        stack = ComposeStack.start(home);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void trainsOnTheSampleAndKnowsItsUsersAtTheFirstStart() {
        Answer answer = stack.await(
                "a whole list", stack::listOfUser, list -> list.degraded().isEmpty());

        assertThat(home.resolve("models/current")).isRegularFile();
        assertThat(answer.sources()).hasSize(20).containsOnly("two-tower");
        assertThat(stack.api().get("/v1/users/42/ratings?limit=1").items()).hasSize(1);
    }

    @Test
    void answersTheReadmesExamples() throws Exception {
        List<String> examples = Files.readAllLines(Checkout.root().resolve("README.md")).stream()
                .filter(line -> line.startsWith("curl "))
                .toList();

        assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
        for (String example : examples) {
            assertThat(run(example.replace("http://127.0.0.1:8080", stack.api().address())))
                    .as(example)
                    .isZero();
        }
    }

    private static int run(String curl) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", curl.replaceFirst("curl ", "curl -sS --fail-with-body "))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("curl.out").toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    static Stream<Arguments> faultsOfStages() {
        return Stream.of("retrieval", "ranking")
                .flatMap(stage -> Stream.of(Fault.values()).map(fault -> Arguments.of(stage, fault)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("faultsOfStages")
    void admitsThatAStageIsMissingAndRecovers(String stage, Fault fault) {
        String service = stage + "-service";

        stack.inflict(fault, service);
        List<Answer> answers = ask(QUESTIONS);
        stack.mend(fault, service);

        assertInTime(answers, stage);
    }

    private static List<Answer> ask(int times) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(stack.listOfUser());
        }
        return answers;
    }

    private static void assertInTime(List<Answer> answers, String missing) {
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.movieIds()).hasSize(20);
            assertThat(answer.degraded()).contains(missing);
            assertThat(answer.took()).isLessThan(Duration.ofMillis(BUDGET_MS).plus(MARGIN));
        });
        assertThat(answers)
                .as("answers within %d ms", BUDGET_MS)
                .filteredOn(answer -> answer.totalMs() <= BUDGET_MS)
                .hasSizeGreaterThanOrEqualTo(QUESTIONS - LATE_AT_MOST);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void showsWhatIsPopularAndRefusesRatingsWithoutTheDatabase(Fault fault) {
        stack.inflict(fault, ComposeStack.POSTGRES);
        List<Answer> answers = ask(QUESTIONS);
        Answer refused = rate("lost-" + fault, "318");
        stack.mend(fault, ComposeStack.POSTGRES);

        assertInTime(answers, "history");
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.json().path("title").asString()).isNotEmpty();
        stack.await("a rating that is stored", () -> rate("lost-" + fault, "296"), answer -> answer.status() == 204);
    }

    @Test
    void keepsEveryAcknowledgedRatingWhenTheDatabaseIsKilled() {
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < 40; round++) {
            if (round == 20) {
                stack.inflict(Fault.KILLED, ComposeStack.POSTGRES);
            }
            String user = "durable-" + round;
            if (rate(user, RATABLE.get(round % RATABLE.size())).status() == 204) {
                acknowledged.add(user);
            }
        }
        stack.mend(Fault.KILLED, ComposeStack.POSTGRES);

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(20);
        assertThat(acknowledged)
                .allSatisfy(user -> assertThat(stack.api()
                                .get("/v1/users/" + user + "/ratings")
                                .items())
                        .hasSize(1));
    }

    private static Answer rate(String user, String movieId) {
        return stack.api().put("/v1/users/%s/ratings/%s".formatted(user, movieId), Map.of("rating", 4.5));
    }

    @Test
    void takesABundleThatIsPublishedOnTheHostWithoutARestart() {
        String before = version();
        String started = stack.startedAt(ComposeStack.GATEWAY);

        TrainedHome.publishAnother(home);

        stack.await(
                "whole lists of another version",
                stack::listOfUser,
                list -> list.degraded().isEmpty()
                        && !list.json().path("modelVersion").asString().equals(before));
        assertThat(stack.startedAt(ComposeStack.GATEWAY)).isEqualTo(started);
    }

    private static String version() {
        return stack.api().get("/v1/status").json().path("modelVersion").asString();
    }

    @Test
    void isWatchedByPrometheus() {
        DashboardCheck check =
                new DashboardCheck(stack.prometheus(), Checkout.root().resolve("ops/grafana/dashboards"));

        assertThat(check.awaitNoProblems(() -> MixedLoad.send(stack.api()), ComposeStack.PATIENCE))
                .isEmpty();
        // A service that another test has just brought back is up again at the next scrape.
        List<String> services = List.of("ranking-service", "recommender-api", "retrieval-service");
        stack.await("a scrape of all services", ComposeStackIT::jobsThatAreUp, services::equals);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/prometheus",
                "/actuator/env",
                "/actuator/heapdump",
                "/internal/candidates"
            })
    void showsNothingOfTheInsideAtThePublicPort(String path) {
        Answer answer = stack.api().get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recommender-api", "retrieval-service", "ranking-service"})
    void runsReadOnlyWithoutRightsAndPublishesOnlyTheApi(String service) {
        InspectContainerResponse container = stack.inspect(service);

        assertThat(container.getConfig().getUser()).isEqualTo("10001:10001");
        assertThat(container.getHostConfig().getReadonlyRootfs()).isTrue();
        assertThat(container.getHostConfig().getCapDrop()).containsExactly(Capability.ALL);
        assertThat(container.getHostConfig().getCapAdd()).isNullOrEmpty();
        assertThat(container.getHostConfig().getSecurityOpts()).contains("no-new-privileges:true");
        Ports published = container.getHostConfig().getPortBindings();
        assertThat(
                        published == null
                                ? Set.<ExposedPort>of()
                                : published.getBindings().keySet())
                .extracting(ExposedPort::getPort)
                .containsExactlyElementsOf(service.equals(ComposeStack.GATEWAY) ? List.of(8080) : List.of());
    }

    private static List<String> jobsThatAreUp() {
        String query = URLEncoder.encode("up == 1", StandardCharsets.UTF_8);
        return stack.prometheus()
                .get("/api/v1/query?query=" + query)
                .json()
                .at("/data/result")
                .valueStream()
                .map(series -> series.at("/metric/job").asString())
                .sorted()
                .toList();
    }
}
