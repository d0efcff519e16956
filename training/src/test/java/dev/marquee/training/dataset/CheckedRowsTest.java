package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckedRowsTest {
    private static Rejection rejection(String cause, long rows, Long... lines) {
        return new Rejection("ratings.csv", cause, rows, List.of(lines));
    }

    @Test
    void piecesTogetherAreTheFile() {
        CheckedRows all = CheckedRows.sum(List.of(
                new CheckedRows(100, List.of(rejection("off the scale", 1, 90L), rejection("not 4 columns", 1, 9L))),
                new CheckedRows(50, List.of()),
                new CheckedRows(70, List.of(rejection("off the scale", 6, 150L, 151L, 152L, 153L, 154L)))));

        assertThat(all)
                .isEqualTo(new CheckedRows(
                        220,
                        List.of(
                                rejection("off the scale", 7, 90L, 150L, 151L, 152L, 153L),
                                rejection("not 4 columns", 1, 9L))));
        assertThat(all.rejected()).isEqualTo(8);
    }

    @Test
    void equallyFrequentCausesComeByName() {
        assertThat(CheckedRows.sum(List.of(
                                new CheckedRows(2, List.of(rejection("b", 1, 1L))),
                                new CheckedRows(2, List.of(rejection("a", 1, 2L)))))
                        .rejections())
                .extracting(Rejection::cause)
                .containsExactly("a", "b");
    }

    @Test
    void noPieceHasNoRow() {
        assertThat(CheckedRows.sum(List.of())).isEqualTo(new CheckedRows(0, List.of()));
    }

    @Test
    void countsOfPartsAreAddedUp() {
        RatingCounts one = new RatingCounts(1, 2, 3, 1, 3, List.of(5L, 7L, 8L));
        RatingCounts other = new RatingCounts(10, 20, 30, 10, 4, List.of(4L, 6L, 9L, 11L));

        RatingCounts all = RatingCounts.sum(List.of(one, other));

        assertThat(all).isEqualTo(new RatingCounts(11, 22, 33, 11, 7, List.of(4L, 5L, 6L, 7L, 8L)));
        assertThat(all.replaced("ratings.csv"))
                .isEqualTo(new Rejection(
                        "ratings.csv", "rated again later by the same user", 7, List.of(4L, 5L, 6L, 7L, 8L)));
        assertThat(RatingCounts.sum(List.of()).replaced("ratings.csv")).isNull();
    }
}
