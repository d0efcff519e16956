package dev.marquee.service;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactoryBuilder;

/**
 * How much a request in JSON may hold, whether a caller or another service sent it. What is read costs many times its bytes: an empty
 * object of three bytes becomes a record and its place in a list, so that {@link BodyLimit} alone leaves a small request a
 * large heap.
 */
final class JsonLimits {
    /**
     * Brackets, names and values together. A history of 10,000 ratings with their times has 80,000, 1,000 exclusions beside it
     * 1,000 more; the largest batch of events 24,000; a call between services, whose lists are columns, 21,000.
     */
    static final long TOKENS = 100_000;

    /** Lists and objects within each other. The deepest documented body has four. */
    static final int DEPTH = 20;

    /** Characters of a name, which an answer repeats when it is not known. */
    static final int NAME = 200;

    /** Characters of a text. */
    static final int TEXT = 10_000;

    /** What a refusal says. */
    static final String EXPECTED =
            "beyond the limits of a body: %,d names, values and brackets, %d levels, names of %d characters and texts of %,d"
                    .formatted(TOKENS, DEPTH, NAME, TEXT);

    private JsonLimits() {}

    static void set(JsonFactoryBuilder json) {
        json.streamReadConstraints(StreamReadConstraints.builder()
                .maxTokenCount(TOKENS)
                .maxNestingDepth(DEPTH)
                .maxNameLength(NAME)
                .maxStringLength(TEXT)
                .build());
    }
}
