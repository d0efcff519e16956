package dev.marquee.contract.problem;

import java.net.URI;

/** The {@code type} of a problem detail: a stable relative URI. */
public enum ProblemType {
    /** 400: a parameter, a header or a part of the body is not as documented; the detail names it. */
    INVALID_REQUEST("invalid-request", "Invalid request"),
    /** 401: no key, or one that is not known. */
    UNAUTHENTICATED("unauthenticated", "No valid key"),
    /** 403: the key has not the scope that the call needs, or a page of this origin may not ask. */
    FORBIDDEN("forbidden", "Forbidden"),
    /** 404: no such path, or a movie that the catalogue does not hold. */
    NOT_FOUND("not-found", "Not found"),
    /** 405: the path exists, the method does not. */
    METHOD_NOT_ALLOWED("method-not-allowed", "Method not allowed"),
    /** 409, between services: the bundle asked for is not held. */
    UNKNOWN_VERSION("unknown-version", "Unknown model version"),
    /** 409, between services: the movies added to the bundle are not known; call again with all of them. */
    UNKNOWN_MOVIES("unknown-movies", "Unknown added movies"),
    /** 410: a cursor that is too old; begin again without one. */
    EXPIRED("expired", "Expired"),
    /** 413: the body is larger than allowed. */
    TOO_LARGE("too-large", "Too large"),
    /** 415 or 406: not JSON. */
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "Unsupported media type"),
    /** 429: the key is used more often than it may be; try again after {@code Retry-After}. */
    RATE_LIMITED("rate-limited", "Too many requests"),
    /** 503: as many requests as allowed are in flight; try again after {@code Retry-After}. */
    OVERLOADED("overloaded", "Overloaded"),
    /** 503: no bundle is loaded yet. */
    NOT_READY("not-ready", "Not ready"),
    /** 503: the store of ratings cannot be reached; what was to be written may be written or not. */
    UNAVAILABLE("unavailable", "Temporarily unavailable"),
    /** 504, between services: the deadline is over or cannot be met. */
    DEADLINE_EXCEEDED("deadline-exceeded", "Deadline exceeded"),
    /** 500: a bug. */
    INTERNAL("internal", "Internal error");

    private final URI uri;
    private final String title;

    ProblemType(String name, String title) {
        this.uri = URI.create("/problems/" + name);
        this.title = title;
    }

    /** Such as {@code /problems/overloaded}. */
    public URI uri() {
        return uri;
    }

    /** The same for every problem of this type. */
    public String title() {
        return title;
    }
}
