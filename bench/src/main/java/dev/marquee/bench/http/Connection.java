package dev.marquee.bench.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** One connection that is kept alive and carries one request after the other. Not thread-safe. */
public final class Connection implements AutoCloseable {
    private static final HttpConnectionFactory<? extends HttpClientConnection> FACTORY =
            DefaultBHttpClientConnectionFactory.builder().build();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int SUCCESS_WITHOUT_BODY = 204;

    private final HttpClientConnection http;
    private final String host;

    private Connection(HttpClientConnection http, String host) {
        this.http = http;
        this.host = host;
    }

    /**
     * What came back.
     *
     * @param status of HTTP
     * @param retryAfter that header, or null without it
     * @param body empty if there is none
     * @param lasts whether the server keeps the connection
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Reply(int status, @Nullable String retryAfter, byte[] body, boolean lasts) {
        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * Connects to a port of this machine.
     *
     * @param patience how long an answer may take
     */
    public static Connection open(int port, Duration patience) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
            return new Connection(FACTORY.createConnection(socket), "127.0.0.1:" + port);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends a request and reads the answer to its last byte. After an exception the connection is of no more use. */
    public Reply send(Asked asked) throws IOException {
        try {
            var request = new BasicClassicHttpRequest(asked.method(), asked.path());
            request.setHeader(HttpHeaders.HOST, host);
            String body = asked.body();
            if (body != null) {
                var entity = new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON);
                request.setHeader(HttpHeaders.CONTENT_TYPE, "application/json");
                request.setHeader(HttpHeaders.CONTENT_LENGTH, entity.getContentLength());
                request.setEntity(entity);
            }
            http.sendRequestHeader(request);
            if (body != null) {
                http.sendRequestEntity(request);
            }
            http.flush();
            return read();
        } catch (HttpException e) {
            throw new IOException(asked.path() + ": " + e.getMessage(), e);
        }
    }

    private Reply read() throws IOException, HttpException {
        try (ClassicHttpResponse response = http.receiveResponseHeader()) {
            byte[] body = {};
            if (response.getCode() != SUCCESS_WITHOUT_BODY) {
                http.receiveResponseEntity(response);
                byte[] received = EntityUtils.toByteArray(response.getEntity());
                body = received == null ? body : received;
            }
            Header closes = response.getFirstHeader(HttpHeaders.CONNECTION);
            Header retry = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
            return new Reply(
                    response.getCode(),
                    retry == null ? null : retry.getValue(),
                    body,
                    closes == null || !closes.getValue().equalsIgnoreCase("close"));
        }
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
