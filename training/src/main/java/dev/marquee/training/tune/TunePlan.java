package dev.marquee.training.tune;

import dev.marquee.core.file.Digest;
import dev.marquee.core.file.DurableFile;
import dev.marquee.training.train.Settings;
import dev.marquee.training.train.SettingsJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that decides which trials a search makes, and in what order: the same plan makes the same trials.
 *
 * @param dataset id
 * @param code digest of the code that trains
 * @param seed of what is drawn, and of training
 * @param models whose trials take turns
 * @param space what is drawn from
 */
record TunePlan(String dataset, String code, long seed, List<TunedModel> models, SearchSpace space) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Pattern ID = Pattern.compile("tune-[0-9a-f]{8}");
    private static final String FILE = "tune.json";

    /** Its id, which only depends on what is in it. */
    String id() {
        byte[] text = JsonMapper.shared().writeValueAsBytes(this);
        return "tune-" + Digest.of(text).substring(0, 8);
    }

    /** The model of a trial. */
    TunedModel model(int trial) {
        return models.get(trial % models.size());
    }

    /** Whether a trial tries the defaults, which the first of each model does. */
    boolean isDefault(int trial) {
        return trial < models.size();
    }

    /** The parameters of a trial. */
    Settings settings(int trial) {
        if (isDefault(trial)) {
            return Settings.defaults(seed);
        }
        return SettingsJson.settings(space.draw(model(trial), new SplittableRandom(seed * 31 + trial)), seed);
    }

    /** Writes it into its folder. */
    void write(Path runs) throws IOException {
        DurableFile.replace(runs.resolve(id()).resolve(FILE), JSON.writeValueAsString(this) + "\n");
    }

    /**
     * Reads the plan of a search.
     *
     * @throws IllegalArgumentException if there is none with that id, or it cannot go on
     */
    static TunePlan read(Path runs, String id, String code) {
        Path file = runs.resolve(id).resolve(FILE);
        if (!ID.matcher(id).matches() || !Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no search \"%s\" in %s".formatted(id, runs));
        }
        try {
            TunePlan plan = JSON.readValue(Files.readString(file, StandardCharsets.UTF_8), TunePlan.class);
            if (!plan.id().equals(id)) {
                throw new IllegalArgumentException("%s was altered; start a new search".formatted(file));
            }
            if (!plan.code().equals(code)) {
                throw new IllegalArgumentException(
                        "%s was made by other code, with which new trials do not compare; start a new search"
                                .formatted(id));
            }
            return plan;
        } catch (IOException | JacksonException e) {
            throw new IllegalArgumentException("%s is damaged: %s".formatted(file, e.getMessage()), e);
        }
    }
}
