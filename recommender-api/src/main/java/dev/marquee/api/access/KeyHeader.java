package dev.marquee.api.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** The header that a key comes in: {@code Authorization: Bearer KEY} (RFC 6750), once. */
final class KeyHeader {
    static final String SCHEME = "Bearer ";

    /** Longer ones are not worth a look. */
    private static final int LONGEST_KEY = 200;

    private KeyHeader() {}

    /** Whether there is any. */
    static boolean isGiven(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    /** The key, if the header is there once and has one. */
    static Optional<String> key(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        String header = headers.hasMoreElements() ? headers.nextElement() : "";
        boolean ours = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        boolean once = !headers.hasMoreElements();
        return ours && once && header.length() <= SCHEME.length() + LONGEST_KEY
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
