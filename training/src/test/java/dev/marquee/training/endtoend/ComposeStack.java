package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ContainerNetwork;
import dev.marquee.training.endtoend.Api.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ComposeContainer;

/**
 * What {@code docker-compose.yml} describes, without Grafana, on a folder of state and on ports of its own. Closing it
 * removes containers, networks and volumes.
 */
final class ComposeStack implements AutoCloseable {
    static final String GATEWAY = "recommender-api";
    static final String POSTGRES = "postgres";
    static final String PROMETHEUS = "prometheus";

    /** The first start trains, on a busy machine. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final String USER = "42";

    private final ComposeContainer compose;
    private final Api api;
    private final Api prometheus;

    private ComposeStack(ComposeContainer compose, Api api, Api prometheus) {
        this.compose = compose;
        this.api = api;
        this.prometheus = prometheus;
    }

    /**
     * Starts it on images of this checkout, and returns when the gateway answers.
     *
     * @param home the folder of state on this machine
     */
    static ComposeStack start(Path home) {
        int[] ports = LiveServices.freePorts(2);
        ComposeContainer compose = new ComposeContainer(
                        "marquee-test",
                        Checkout.root().resolve("docker-compose.yml").toFile())
                .withServices(GATEWAY, PROMETHEUS)
                .withPull(false)
                .withBuild(true)
                .withEnv(Map.of(
                        "MARQUEE_HOME", home.toString(),
                        "MARQUEE_PORT", Integer.toString(ports[0]),
                        "PROMETHEUS_PORT", Integer.toString(ports[1]),
                        "MARQUEE_DATABASE_PASSWORD", "only-for-tests",
                        "GRAFANA_ADMIN_PASSWORD", "only-for-tests"));
        ComposeStack stack = new ComposeStack(compose, at(ports[0]), at(ports[1]));
        try {
            compose.start();
            stack.await("a ready gateway", () -> stack.api.status("/readyz"), status -> status == 200);
            return stack;
        } catch (RuntimeException | AssertionError e) {
            stack.close();
            throw e;
        }
    }

    private static Api at(int port) {
        return new Api(URI.create("http://127.0.0.1:" + port));
    }

    /** The public API. */
    Api api() {
        return api;
    }

    /** The query API of Prometheus. */
    Api prometheus() {
        return prometheus;
    }

    /** A list for a user who has a history. */
    Answer listOfUser() {
        return api.get("/v1/users/" + USER + "/recommendations");
    }

    /** When the container of this service was started last. */
    String startedAt(String service) {
        return inspect(service).getState().getStartedAt();
    }

    /** What the engine says of the container of a service. */
    InspectContainerResponse inspect(String service) {
        return docker().inspectContainerCmd(container(service)).exec();
    }

    /** Does this to the container of a service. */
    void inflict(Fault fault, String service) {
        fault.begin(this, service);
    }

    /** Undoes it, and waits until lists are whole again. */
    void mend(Fault fault, String service) {
        fault.end(this, service);
        await(
                "whole lists",
                this::listOfUser,
                answer -> answer.status() == 200 && answer.degraded().isEmpty());
    }

    /** Asks until the answer is as expected, {@link #PATIENCE} long. */
    <T> T await(String expected, Supplier<T> question, Predicate<T> asExpected) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T answer = question.get();
        while (!asExpected.test(answer)) {
            assertThat(System.nanoTime() - end)
                    .as("%s within %s; the last answer: %s", expected, PATIENCE, answer)
                    .isNegative();
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            answer = question.get();
        }
        return answer;
    }

    /** What happens to containers. */
    enum Fault {
        /** Its processes are ended without warning. */
        KILLED {
            @Override
            void begin(ComposeStack stack, String service) {
                docker().killContainerCmd(stack.container(service)).exec();
            }

            @Override
            void end(ComposeStack stack, String service) {
                docker().startContainerCmd(stack.container(service)).exec();
            }
        },
        /** It takes connections and requests but answers nothing. */
        PAUSED {
            @Override
            void begin(ComposeStack stack, String service) {
                docker().pauseContainerCmd(stack.container(service)).exec();
            }

            @Override
            void end(ComposeStack stack, String service) {
                docker().unpauseContainerCmd(stack.container(service)).exec();
            }
        },
        /** Nobody reaches it. */
        CUT_OFF {
            @Override
            void begin(ComposeStack stack, String service) {
                docker().disconnectFromNetworkCmd()
                        .withNetworkId(stack.network())
                        .withContainerId(stack.container(service))
                        .exec();
            }

            @Override
            void end(ComposeStack stack, String service) {
                docker().connectToNetworkCmd()
                        .withNetworkId(stack.network())
                        .withContainerId(stack.container(service))
                        .withContainerNetwork(new ContainerNetwork().withAliases(service))
                        .exec();
            }
        };

        abstract void begin(ComposeStack stack, String service);

        abstract void end(ComposeStack stack, String service);
    }

    private String container(String service) {
        return compose.getContainerByServiceName(service).orElseThrow().getContainerId();
    }

    /** The one that all containers share: the gateway is never cut off. */
    private String network() {
        return inspect(GATEWAY)
                .getNetworkSettings()
                .getNetworks()
                .values()
                .iterator()
                .next()
                .getNetworkID();
    }

    private static DockerClient docker() {
        return DockerClientFactory.lazyClient();
    }

    @Override
    public void close() {
        api.close();
        prometheus.close();
        compose.stop();
    }
}
