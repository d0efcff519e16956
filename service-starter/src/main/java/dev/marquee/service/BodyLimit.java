package dev.marquee.service;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.util.ContentCachingRequestWrapper;

/**
 * Refuses bodies over {@link #LIMIT}: at once where the length is announced, else as soon as more has been read. The
 * refusal happens where a controller's body is read, so that it becomes a 413 like every other problem.
 */
final class BodyLimit extends OncePerRequestFilter {
    static final DataSize LIMIT = DataSize.ofMegabytes(1);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Limited(request), response);
    }

    private static final class Limited extends ContentCachingRequestWrapper {
        Limited(HttpServletRequest request) {
            super(request, (int) LIMIT.toBytes());
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (getContentLengthLong() > LIMIT.toBytes()) {
                throw new MaxUploadSizeExceededException(LIMIT.toBytes());
            }
            return super.getInputStream();
        }

        @Override
        protected void handleContentOverflow(int limit) {
            throw new MaxUploadSizeExceededException(limit);
        }
    }
}
