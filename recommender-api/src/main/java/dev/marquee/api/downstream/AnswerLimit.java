package dev.marquee.api.downstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.springframework.util.unit.DataSize;

/**
 * Reads no more of an answer than a good one can be long, and nothing after the deadline, which interrupts the thread; then it
 * gives the connection up. What a service sends without end would fill the memory, or never let the thread go. Thread-safe.
 */
final class AnswerLimit implements ExecChainHandler {
    static final DataSize LIMIT = DataSize.ofMegabytes(1);

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (response.getEntity() != null) {
            response.setEntity(new Limited(response.getEntity(), scope.execRuntime));
        }
        return response;
    }

    private static final class Limited extends HttpEntityWrapper {
        private final ExecRuntime connection;
        private long left = LIMIT.toBytes();

        Limited(HttpEntity entity, ExecRuntime connection) {
            super(entity);
            this.connection = connection;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new Counted(super.getContent());
        }

        private final class Counted extends FilterInputStream {
            Counted(InputStream content) {
                super(content);
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
                    giveUp("the answer is longer than %d bytes".formatted(LIMIT.toBytes()));
                }
                if (Thread.currentThread().isInterrupted()) {
                    giveUp("the answer had not ended by the deadline");
                }
            }

            private void giveUp(String why) throws IOException {
                connection.discardEndpoint();
                throw new IOException(why);
            }

            /** Reads the rest, which the connection needs if it is to be kept, within the same limits. */
            @Override
            public void close() throws IOException {
                byte[] rest = new byte[512];
                int read = 0;
                while (read >= 0) {
                    read = read(rest, 0, rest.length);
                }
                super.close();
            }
        }
    }
}
