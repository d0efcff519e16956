package dev.marquee.bench.http;

import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param method of HTTP
 * @param path with its query
 * @param body JSON, or null if there is none
 */
public record Asked(String method, String path, @Nullable String body) {
    /** Something to read. */
    public static Asked get(String path) {
        return new Asked("GET", path, null);
    }

    /** Something to store. */
    public static Asked put(String path, String body) {
        return new Asked("PUT", path, body);
    }

    /** Whether it stores something. */
    public boolean writes() {
        return body != null;
    }
}
