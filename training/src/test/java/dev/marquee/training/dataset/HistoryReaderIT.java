package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.core.history.RatedMovie;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories of some users at a time, from the file of all ratings. */
class HistoryReaderIT {
    @TempDir
    private Path folder;

    private Dataset imported(String... ratings) throws IOException {
        Cli cli = new Cli(folder).ratings(ratings);
        assertThat(cli.importSource().exitCode()).isZero();
        return cli.datasets().resolve(null);
    }

    private static List<String> userIds(HistoryReader histories, RatingRows rows) {
        return histories.read(rows).stream().map(UserHistory::userId).toList();
    }

    @Test
    void cutsBetweenUsersInTheOrderOfTheDataSet() throws IOException {
        Dataset dataset =
                imported("ann,1,4,20", "10,1,4,20", "9,2,3,10", "9,1,5,30", "ann,2,1,10", "bob,2,2.5,5", "11,1,1,1");
        try (HistoryReader histories = new HistoryReader(dataset)) {
            List<RatingRows> pieces = histories.cut(2);
            assertThat(pieces).containsExactly(new RatingRows(0, 3), new RatingRows(3, 6), new RatingRows(6, 7));
            assertThat(userIds(histories, pieces.get(0))).containsExactly("9", "10");
            assertThat(userIds(histories, pieces.get(1))).containsExactly("11", "ann");
            assertThat(userIds(histories, pieces.get(2))).containsExactly("bob");
            assertThat(histories.read(pieces.get(0)).getFirst().history().ratings())
                    .containsExactly(new RatedMovie(2, 3, 10), new RatedMovie(1, 5, 30));
            assertThat(histories.cut(5)).containsExactly(new RatingRows(0, 7));
        }
    }

    @Test
    void readsTheSameInPiecesAsAtOnce() throws IOException {
        Dataset dataset = imported(IntStream.range(0, 300)
                .mapToObj(i -> "%d,%d,%d,%d".formatted(i / 2 * 7 % 151, 1 + i % 2, 1 + i % 5, 1_000 - i))
                .toArray(String[]::new));
        try (HistoryReader histories = new HistoryReader(dataset)) {
            List<UserHistory> atOnce = histories.read(new RatingRows(0, 300));
            assertThat(atOnce).hasSize(dataset.users());
            for (int users : new int[] {1, 7, 150, 1_000}) {
                assertThat(histories.cut(users).stream()
                                .flatMap(rows -> histories.read(rows).stream())
                                .toList())
                        .isEqualTo(atOnce);
            }
        }
    }
}
