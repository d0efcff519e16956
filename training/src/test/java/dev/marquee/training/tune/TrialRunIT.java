package dev.marquee.training.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.feature.MovieFeatures;
import dev.marquee.core.feature.MovieTraits;
import dev.marquee.training.experiment.RunRecord;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.LearnedFrom;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TimeSplit;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import dev.marquee.training.split.Users;
import dev.marquee.training.train.Settings;
import dev.marquee.training.train.SettingsJson;
import dev.marquee.training.train.TrainingSet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@link TrialRun}. */
class TrialRunIT {
    private static final int MOVIES = 60;

    @TempDir
    private Path folder;

    private final PrintStream console = System.err;

    /** The progress bars would fill the log of the build. */
    @BeforeEach
    void hideProgress() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void showAgain() {
        System.setErr(console);
    }

    private static List<UserRatings> users() {
        Random random = new Random(1);
        List<UserRatings> users = new ArrayList<>();
        for (int u = 0; u < 30; u++) {
            users.add(Users.ofTaste("u" + u, u % 2, MOVIES, 25, random));
        }
        return users;
    }

    private static TrainingSet set(List<UserRatings> users) {
        Catalog catalog = Catalog.of(IntStream.range(0, MOVIES)
                .mapToObj(i -> new Movie(i + 1, "Movie", 2000, List.of(), null, null, 1, 3, 1, null))
                .toList());
        MovieFeatures features = MovieFeatures.of(catalog);
        return new TrainingSet(
                "tiny",
                catalog,
                features,
                features.encode(catalog),
                MovieTraits.of(catalog),
                new TrainingRatings(MOVIES, users));
    }

    private static Settings settings(String json) {
        return SettingsJson.settings(JsonMapper.shared().readTree(json), 1);
    }

    private JsonNode metrics(TrainingSet set, TunedModel model, Settings settings) throws IOException {
        Path work = Files.createTempDirectory(folder, "trial");
        RunRecord.Outcome outcome = new TrialRun(set, TimeSplit.of(set.ratings())).run(model, settings, work);
        return JsonMapper.shared().valueToTree(outcome.metrics());
    }

    /** The movie ids of the last fifth go round by one, and each rating becomes its opposite. */
    private static UserRatings otherTest(UserRatings user) {
        int from = user.size() - user.size() / 5;
        float[] ratings = user.ratings().clone();
        for (int i = from; i < ratings.length; i++) {
            ratings[i] = 5.5f - ratings[i];
        }
        int[] ordinals = user.ordinals().clone();
        int first = ordinals[from];
        System.arraycopy(ordinals, from + 1, ordinals, from, ordinals.length - from - 1);
        ordinals[ordinals.length - 1] = first;
        return new UserRatings(user.userId(), ordinals, ratings, user.timestamps());
    }

    @Test
    void whatIsInTheTestPartMakesNoDifference() throws IOException {
        TrainingSet set = set(users());
        TrainingSet other = set(users().stream().map(TrialRunIT::otherTest).toList());
        Split split = TimeSplit.of(set.ratings());
        assertThat(split.withoutTest().test()).isEmpty();
        assertThat(split.withoutTest().known()).isEqualTo(split.training());
        Settings settings = settings("{\"twoTower\":{\"epochs\":3},\"dcn\":{\"epochs\":1}}");
        for (TunedModel model : TunedModel.values()) {
            assertThat(metrics(other, model, settings)).isEqualTo(metrics(set, model, settings));
        }
    }

    @Test
    void theSameCasesAreAskedWhateverIsLearnedFrom() throws IOException {
        TrainingSet set = set(users());
        int asked = TimeSplit.of(set.ratings()).validation().stream()
                .map(Case::asked)
                .mapToInt(UserRatings::size)
                .sum();
        String few = "{\"minMovieRatings\":5,\"newestRatings\":9}";
        Settings settings = settings(
                "{\"twoTower\":{\"epochs\":3},\"dcn\":{\"epochs\":1},\"positivesFrom\":4,\"twoTowerRatings\":%s,\"dcnRatings\":%s}"
                        .formatted(few, few));
        TrainingRatings training = TimeSplit.of(set.ratings()).training();
        LearnedFrom learned = settings.dcnRatings();
        int[] counts = learned.of(training).counts();
        assertThat(Arrays.stream(counts).filter(count -> count == 0).count())
                .as("movies that are asked for and never learned")
                .isPositive();
        for (TunedModel model : TunedModel.values()) {
            assertThat(metrics(set, model, settings).at("/validation/ratings").intValue())
                    .isEqualTo(asked);
        }
    }
}
