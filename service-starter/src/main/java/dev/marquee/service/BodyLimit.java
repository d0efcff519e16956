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
 * Refuses bodies over a limit: at once where the length is announced, else as soon as more has been read. The
 * refusal happens where a controller's body is read, so that it becomes a 413 like every other problem.
 */
final class BodyLimit extends OncePerRequestFilter {
    private final int limit;

    BodyLimit(DataSize limit) {
        this.limit = Math.toIntExact(limit.toBytes());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Limited(request, limit), response);
    }

    private static final class Limited extends ContentCachingRequestWrapper {
        private final int limit;

        Limited(HttpServletRequest request, int limit) {
            super(request, limit);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (getContentLengthLong() > limit) {
                throw new MaxUploadSizeExceededException(limit);
            }
            return super.getInputStream();
        }

        @Override
        protected void handleContentOverflow(int most) {
            throw new MaxUploadSizeExceededException(most);
        }
    }
}
