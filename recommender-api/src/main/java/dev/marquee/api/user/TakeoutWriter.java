package dev.marquee.api.user;

import dev.marquee.api.personal.Erasures;
import dev.marquee.api.personal.PersonalData;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes all that is stored of a user, a part at a time, so that memory does not grow with it. Thread-safe. */
@Component
class TakeoutWriter {
    private final PersonalData data;
    private final Erasures erasures;
    private final ObjectWriter json;
    private final Clock clock;

    TakeoutWriter(PersonalData data, Erasures erasures, JsonMapper json, Clock clock) {
        this.data = data;
        this.erasures = erasures;
        // What breaks off must not look whole.
        this.json = json.writer()
                .withoutFeatures(StreamWriteFeature.AUTO_CLOSE_CONTENT, StreamWriteFeature.AUTO_CLOSE_TARGET);
        this.clock = clock;
    }

    /** The begin of a {@link Takeout}, which is all that is known before the first byte is written. */
    record Begin(String userId, Instant takenAt, @Nullable Instant erasedAt) {}

    /**
     * Asks the store for the first time.
     *
     * @throws org.springframework.dao.DataAccessException if it does not answer
     */
    Begin begin(String userId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Begin(userId, now, erasures.last(userId).orElse(null));
    }

    /**
     * Writes a {@link Takeout}, and leaves the stream open.
     *
     * @throws org.springframework.dao.DataAccessException if the store does not answer; what was written is no JSON then
     */
    void write(Begin begin, OutputStream out) {
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeStringProperty("userId", begin.userId());
            generator.writePOJOProperty("takenAt", begin.takenAt());
            generator.writePOJOProperty("erasedAt", begin.erasedAt());
            for (String part : data.parts()) {
                generator.writeArrayPropertyStart(part);
                data.read(part, begin.userId(), generator::writePOJO);
                generator.writeEndArray();
            }
            generator.writeEndObject();
        }
    }
}
