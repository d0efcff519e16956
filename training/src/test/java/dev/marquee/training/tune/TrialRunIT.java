package dev.marquee.training.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.experiment.RunRecord;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.LearnedFrom;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TimeSplit;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.UserRatings;
import dev.marquee.training.train.HiddenProgress;
import dev.marquee.training.train.Settings;
import dev.marquee.training.train.SettingsJson;
import dev.marquee.training.train.TinySet;
import dev.marquee.training.train.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@link TrialRun}. */
@ExtendWith(HiddenProgress.class)
class TrialRunIT {
    private static final int MOVIES = 60;

    @TempDir
    private Path folder;

    private static Settings settings(String json) {
        return SettingsJson.settings(JsonMapper.shared().readTree(json), 1);
    }

    private JsonNode metrics(TrainingSet set, TunedModel model, Settings settings) throws IOException {
        Path work = Files.createTempDirectory(folder, "trial");
        RunRecord.Outcome outcome = new TrialRun(set, TimeSplit.of(set.ratings())).run(model, settings, work);
        return JsonMapper.shared().valueToTree(outcome.metrics());
    }

    @Test
    void whatIsInTheTestPartMakesNoDifference() throws IOException {
        TrainingSet set = TinySet.of(MOVIES, TinySet.users(30));
        TrainingSet other = TinySet.of(
                MOVIES, TinySet.users(30).stream().map(TinySet::withOtherTest).toList());
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
        TrainingSet set = TinySet.of(MOVIES, TinySet.users(30));
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
