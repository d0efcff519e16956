package dev.marquee.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.bundle.Role;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that cannot start says why in one paragraph and exits with an error. */
class StartupIT {
    @TempDir
    private Path models;

    private record Exit(int code, String output) {}

    private Exit run(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ProbeApplication.class.getName(),
                "--marquee.models=" + models));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        // One that starts although it should not ends here.
        process.onExit().orTimeout(60, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Exit(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void namesThePortInUseAndTheOption() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Exit exit = run("--server.port=" + taken.getLocalPort());
            assertThat(exit.code()).isEqualTo(1);
            assertThat(exit.output())
                    .contains("Port " + taken.getLocalPort() + " is in use.")
                    .contains("--server.port=PORT")
                    .contains("MARQUEE_PROBE_PORT")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void namesTheManagementPortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Exit exit = run("--server.port=0", "--MARQUEE_MANAGEMENT_PORT=" + taken.getLocalPort());
            assertThat(exit.code()).isEqualTo(1);
            assertThat(exit.output())
                    .contains("Port " + taken.getLocalPort() + " is in use.")
                    .contains("MARQUEE_MANAGEMENT_PORT")
                    .doesNotContain("\tat ");
        }
    }

    static Stream<Arguments> certificatesThatAreNone() {
        String tls = "--spring.profiles.active=tls";
        String certificate = "--MARQUEE_TLS_CERTIFICATE=";
        return Stream.of(
                Arguments.of("MARQUEE_TLS_CERTIFICATE is not set", List.of(tls)),
                Arguments.of("MARQUEE_TLS_KEY is not set", List.of(tls, certificate + "README.md")),
                Arguments.of(
                        "there is no file to be read at",
                        List.of(tls, certificate + "/no/such", "--MARQUEE_TLS_KEY=/no/such")),
                Arguments.of(
                        "The service cannot speak TLS: ",
                        List.of(tls, certificate + "pom.xml", "--MARQUEE_TLS_KEY=pom.xml")),
                Arguments.of("the profile tls is not active", List.of(certificate + "/no/such")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("certificatesThatAreNone")
    void doesNotStartWithoutTheCertificateThatItShouldHave(String reason, List<String> options) throws Exception {
        List<String> all = new ArrayList<>(options);
        all.add("--server.port=0");
        Exit exit = run(all.toArray(String[]::new));
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.output())
                .contains(reason, "SPRING_PROFILES_ACTIVE=tls, MARQUEE_TLS_CERTIFICATE names a PEM file")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"'',0.5", "jaeger:4318,0.5", "http://127.0.0.1:9/v1/traces,5"})
    void saysHowTracesAreToBeSet(String url, String sampled) throws Exception {
        Exit exit = run("--server.port=0", "--marquee.traces.url=" + url, "--marquee.traces.sampled=" + sampled);
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.output())
                .contains("Requests cannot be traced: ", "MARQUEE_TRACES_URL is an address such as")
                .doesNotContain("\tat ");
    }

    @Test
    void namesTheFileOfABadBundle() throws Exception {
        Bundle bundle = Bundles.publish(models, 1);
        Files.writeString(bundle.path(Role.ITEM_VECTORS), "altered");
        Exit exit = run("--server.port=0");
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.output())
                .contains("bundle " + bundle.version() + " was altered: retrieval/item-vectors.bin")
                .contains("./marquee train")
                .doesNotContain("\tat ");
    }
}
