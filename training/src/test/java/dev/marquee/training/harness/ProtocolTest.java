package dev.marquee.training.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import dev.marquee.training.split.Users;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link Protocol}. */
class ProtocolTest {
    private static final TrainingRatings ALL = new TrainingRatings(
            30, IntStream.range(0, 20).mapToObj(u -> Users.user("u" + u, 20)).toList());

    private static List<String> names(Trial trial) {
        return trial.splits().stream().map(split -> split.get().name()).toList();
    }

    private static List<Section> sections(Trial trial) {
        return trial.asked().stream().map(Asked::section).toList();
    }

    @Test
    void randomFifthsAreOfThreeSeedsAndTheFoldsOfOne() {
        List<Trial> trials = Protocol.A.trials(ALL, null);
        assertThat(trials).hasSize(3 + 5);
        assertThat(trials).extracting(Trial::seed).startsWith(42L, 43L, 44L).endsWith(42L, 42L, 42L, 42L, 42L);
        assertThat(sections(trials.getFirst())).containsExactly(Section.RETRIEVAL, Section.LIST);
        assertThat(sections(trials.getLast())).containsExactly(Section.RANKING);
        assertThat(names(trials.getFirst())).isEqualTo(names(trials.get(3))); // whose models serve both
    }

    @Test
    void givenSeedsAreUsedForAll() {
        assertThat(Protocol.A.trials(ALL, List.of(1L, 2L))).hasSize(2 + 10);
        assertThat(Protocol.B.trials(ALL, List.of(1L))).hasSize(3);
    }

    @Test
    void theGateAsksTheLastRatingForTheHitRateAndTheLastTenthForTheLateError() {
        List<Trial> trials = Protocol.B.trials(ALL, null);
        assertThat(trials).hasSize(9);
        Asked fifth = trials.get(0).asked().getFirst();
        Asked last = trials.get(1).asked().getFirst();
        Asked tenth = trials.get(2).asked().getFirst();
        assertThat(fifth.reported("recall@20")).isEqualTo("recall@20");
        assertThat(fifth.reported("hr@100")).isNull();
        assertThat(last.reported("hr@100")).isEqualTo("hr@100");
        assertThat(last.reported("top_100_accuracy")).isNull();
        assertThat(tenth.reported("rmse")).isEqualTo("rmse_last_10");
        assertThat(tenth.reported("mae")).isNull();
    }

    @Test
    void heldOutUsersArePooledAndSetAgainstTheRandomFifth() {
        List<Trial> trials = Protocol.D.trials(ALL, null);
        assertThat(trials).extracting(Trial::reference).containsExactly(true, false);
        assertThat(trials.getLast().splits()).hasSize(5);
        assertThat(asked(trials.getLast())).isEqualTo(asked(trials.getFirst()));
    }

    private static int asked(Trial trial) {
        return trial.splits().stream()
                .map(split -> split.get().test())
                .flatMap(List::stream)
                .mapToInt(held -> held.asked().size())
                .sum();
    }

    @Test
    void everySplitOfAProtocolHasANameOfItsOwn() {
        for (Protocol protocol : List.of(Protocol.A, Protocol.B, Protocol.D)) {
            List<Split> splits = protocol.trials(ALL, null).stream()
                    .flatMap(trial -> trial.splits().stream())
                    .map(source -> source.get())
                    .toList();
            long different = splits.stream()
                    .map(split -> split.test().stream()
                            .map(held -> held.known().userId()
                                    + List.of(
                                            held.asked().ordinals().length,
                                            held.asked().ordinals()[0]))
                            .toList())
                    .distinct()
                    .count();
            assertThat(splits.stream().map(Split::name).distinct().count()).isGreaterThanOrEqualTo(different);
        }
    }
}
