package dev.marquee.bench.service;

/** The services. */
public enum ServiceName {
    /** User tower and index. */
    RETRIEVAL("retrieval-service"),
    /** Predicted ratings. */
    RANKING("ranking-service"),
    /** The public API, with the embedded store. */
    GATEWAY("recommender-api");

    private final String text;

    ServiceName(String text) {
        this.text = text;
    }

    /** As in commands and documents. */
    public String text() {
        return text;
    }
}
