package dev.marquee.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.marquee.api.fixture.Authority;
import dev.marquee.api.fixture.Authority.Issued;
import dev.marquee.api.fixture.Gateway;
import dev.marquee.api.fixture.TestCatalog;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway over TLS. */
class TlsIT {
    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final String NAMES = "dns:localhost,ip:127.0.0.1";
    private static final int TIMEOUT_MS = 5_000;
    /* A fatal alert, protocol_version, in a record of any version. */
    private static final String REFUSED_VERSION = "15 03 .. 00 02 02 46";

    @TempDir
    private static Path home;

    private static Authority authority;
    private static Path folder;
    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        authority = Authority.create(home.resolve("authority"));
        folder = Files.createDirectory(home.resolve("tls"));
        Files.createSymbolicLink(folder.resolve("tls.crt"), Path.of("..data", "tls.crt"));
        Files.createSymbolicLink(folder.resolve("tls.key"), Path.of("..data", "tls.key"));
        renew(authority.issue("first", NAMES));
        TestCatalog.publish(home.resolve("models"), 1);
        gateway = Gateway.secured(
                authority.trusting(),
                home,
                NOWHERE,
                NOWHERE,
                "--spring.profiles.active=tls",
                "--MARQUEE_TLS_CERTIFICATE=" + folder.resolve("tls.crt"),
                "--MARQUEE_TLS_KEY=" + folder.resolve("tls.key"),
                "--MARQUEE_MANAGEMENT_PORT=0",
                "--spring.ssl.bundle.watch.file.quiet-period=100ms");
    }

    /** As Kubernetes does it: the files are written beside, and a link changes. */
    private static void renew(Issued issued) throws Exception {
        Path written = Files.createTempDirectory(folder, "..");
        issued.writeTo(written.resolve("tls.crt"), written.resolve("tls.key"));
        change(written);
    }

    private static void change(Path written) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), written.getFileName());
        Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static URI address() {
        return URI.create(gateway.base());
    }

    private static String protocol(SSLContext trust, String... offered) throws IOException {
        try (SSLSocket socket = connect(trust, offered)) {
            return socket.getSession().getProtocol();
        }
    }

    private static SSLSocket connect(SSLContext trust, String... offered) throws IOException {
        SSLSocket socket = (SSLSocket)
                trust.getSocketFactory().createSocket("127.0.0.1", address().getPort());
        socket.setSoTimeout(TIMEOUT_MS);
        socket.setEnabledProtocols(offered);
        socket.startHandshake();
        return socket;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void speaksTls(String version) throws Exception {
        assertThat(protocol(authority.trusting(), version)).isEqualTo(version);
    }

    @Test
    void answersAndIsWarm() throws Exception {
        Gateway.Answer popular = gateway.get("/v1/movies/popular?limit=3");
        assertThat(popular.status()).isEqualTo(200);
        assertThat(popular.movieIds()).hasSize(3);
        assertThat(gateway.get("/readyz").status()).isEqualTo(200);
    }

    @Test
    void refusesPlainHttp() throws Exception {
        assertThat(new String(
                        exchange("GET /v1/movies/popular HTTP/1.1\r\nHost: x\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII)),
                        StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("items");
    }

    /** The JDK's own client no longer says this much, so the greeting is put together here. */
    @ParameterizedTest
    @ValueSource(strings = {"03 01", "03 02"})
    void refusesOlderVersions(String version) throws Exception {
        String hello = version + "00".repeat(32) + "00" + "000a c013 c014 c009 c00a 002f" + "01 00";
        byte[] body = bytes(hello);
        byte[] handshake = bytes("16 0301 %04x 01 %06x %s".formatted(body.length + 4, body.length, hello));
        assertThat(HexFormat.ofDelimiter(" ").formatHex(exchange(handshake))).matches(REFUSED_VERSION);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] exchange(byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", address().getPort())) {
            socket.setSoTimeout(TIMEOUT_MS);
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            return socket.getInputStream().readAllBytes();
        }
    }

    @Test
    void isNotTrustedByWhoDoesNotKnowItsAuthority() throws Exception {
        assertThatThrownBy(() -> protocol(SSLContext.getDefault(), "TLSv1.3"))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void leavesTheManagementPortInPlainHttp() throws Exception {
        URI metrics = URI.create(
                "http://127.0.0.1:%s/actuator/prometheus".formatted(gateway.property("local.management.port")));
        try (HttpClient client = HttpClient.newHttpClient()) {
            String text = client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
            assertThat(text)
                    .contains("http_server_requests_seconds_count", "ssl_chain_expiry_seconds{bundle=\"service\"");
        }
    }

    @Test
    void servesARenewedCertificateAndKeepsTheOldOneWhereTheNewOneIsNone() throws Exception {
        Issued second = authority.issue("second", NAMES);
        renew(second);
        awaitCertificate(second);

        Path bad = Files.createTempDirectory(folder, "..");
        Files.writeString(bad.resolve("tls.crt"), "no certificate");
        Files.writeString(bad.resolve("tls.key"), "no key");
        change(bad);
        Thread.sleep(1_000);
        assertThat(shown()).isEqualTo(second.serial());

        Issued third = authority.issue("third", NAMES);
        renew(third);
        awaitCertificate(third);
        assertThat(gateway.get("/v1/movies/popular?limit=3").status()).isEqualTo(200);
    }

    private static void awaitCertificate(Issued issued) throws Exception {
        String serial = issued.serial();
        await().atMost(Duration.ofSeconds(30)).until(() -> shown().equals(serial));
    }

    private static String shown() throws Exception {
        // A context of its own: an older session would be resumed, and shows the older certificate.
        try (SSLSocket socket = connect(authority.trusting(), "TLSv1.3")) {
            X509Certificate first = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return first.getSerialNumber().toString();
        }
    }
}
