package dev.marquee.bench.load;

import dev.marquee.bench.http.Asked;
import dev.marquee.bench.http.Connection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of a request, after a look at every byte of the answer.
 *
 * @param outcome in a word
 * @param totalMillis what the answer says it took; 0 if it says nothing
 * @param problem what is wrong, or null
 */
record Answer(Outcome outcome, float totalMillis, @Nullable String problem) {
    /** Movies that every list is asked for. */
    static final int ITEMS = 20;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int UNAVAILABLE = 503;

    /** A word for it. */
    enum Outcome {
        /** A personal list with everything. */
        FULL,
        /** A list that lacks something and says so. */
        DEGRADED,
        /** A stored rating. */
        WRITTEN,
        /** An explicit 503 that says when to come again. */
        REFUSED,
        /** Anything else. */
        ERROR
    }

    /** There was no answer. */
    static Answer none(String problem) {
        return new Answer(Outcome.ERROR, 0, problem);
    }

    /** Reads an answer. */
    static Answer of(Asked asked, Connection.Reply reply) {
        if (reply.status() == UNAVAILABLE && reply.retryAfter() != null) {
            return new Answer(Outcome.REFUSED, 0, null);
        }
        if (reply.status() != (asked.writes() ? NO_CONTENT : OK)) {
            return none("%s %s: %d %.200s".formatted(asked.method(), asked.path(), reply.status(), reply.text()));
        }
        return asked.writes() ? new Answer(Outcome.WRITTEN, 0, null) : list(reply);
    }

    private static Answer list(Connection.Reply reply) {
        var seen = new Seen();
        try (JsonParser parser = JSON.createParser(reply.body())) {
            while (parser.nextToken() != null) {
                seen.token(parser);
            }
        }
        String problem = seen.problem();
        if (problem != null) {
            return none("%s: %.300s".formatted(problem, reply.text()));
        }
        return new Answer(seen.missing == 0 ? Outcome.FULL : Outcome.DEGRADED, seen.total, null);
    }

    /** What a list holds; read token by token, since a tree of each answer would cost more than all the rest. */
    private static final class Seen {
        private int movies;
        private int personal;
        private int missing;
        private float total = Float.NaN;

        void token(JsonParser parser) {
            JsonToken token = parser.currentToken();
            String name = parser.currentName();
            if (token == JsonToken.VALUE_STRING) {
                if (name == null
                        && "degraded"
                                .equals(parser.streamReadContext().getParent().currentName())) {
                    missing++;
                } else if ("source".equals(name) && "two-tower".equals(parser.getString())) {
                    personal++;
                }
            } else if (token == JsonToken.VALUE_NUMBER_INT && Objects.equals(name, "movieId")) {
                movies++;
            } else if (token.isNumeric() && Objects.equals(name, "totalMs")) {
                total = parser.getFloatValue();
            }
        }

        @Nullable
        String problem() {
            if (movies != ITEMS) {
                return "%d movies; expected %d".formatted(movies, ITEMS);
            }
            if (Float.isNaN(total)) {
                return "no totalMs";
            }
            return missing == 0 && personal != ITEMS
                    ? "%d of %d movies are personal and nothing is said to be degraded".formatted(personal, ITEMS)
                    : null;
        }
    }
}
