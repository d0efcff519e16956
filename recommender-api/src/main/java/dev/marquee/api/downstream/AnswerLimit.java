package dev.marquee.api.downstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.unit.DataSize;

/** Reads no more of an answer than a good one can be long: what a service sends without end would fill the memory. */
final class AnswerLimit implements ClientHttpRequestInterceptor {
    static final DataSize LIMIT = DataSize.ofMegabytes(1);

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        return new Limited(execution.execute(request, body));
    }

    private static final class Limited implements ClientHttpResponse {
        private final ClientHttpResponse response;
        private long left = LIMIT.toBytes();

        Limited(ClientHttpResponse response) {
            this.response = response;
        }

        @Override
        public InputStream getBody() throws IOException {
            return new Counted(response.getBody());
        }

        @Override
        public HttpStatusCode getStatusCode() throws IOException {
            return response.getStatusCode();
        }

        @Override
        public String getStatusText() throws IOException {
            return response.getStatusText();
        }

        @Override
        public HttpHeaders getHeaders() {
            return response.getHeaders();
        }

        /** Reads the rest, to use the connection again; where there may be no end, gives the connection up. */
        @Override
        public void close() {
            if (left < 0 || Thread.currentThread().isInterrupted()) {
                hangUp();
            }
            response.close();
        }

        private void hangUp() {
            try {
                response.getBody().close();
            } catch (IOException e) {
                // Then it is closed already.
            }
        }

        private final class Counted extends FilterInputStream {
            Counted(InputStream body) {
                super(body);
            }

            @Override
            public int read() throws IOException {
                int next = super.read();
                count(next < 0 ? 0 : 1);
                return next;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                count(Math.max(0, read));
                return read;
            }

            private void count(int read) throws IOException {
                left -= read;
                if (left < 0) {
                    throw new IOException("the answer is longer than %d bytes".formatted(LIMIT.toBytes()));
                }
            }
        }
    }
}
