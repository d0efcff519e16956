package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import in pieces and parts gives the data set, or the refusal, of one that does all at once. */
class DividedImportIT {
    @TempDir
    Path folder;

    private SameDataset same;

    @BeforeEach
    void folder() {
        same = new SameDataset(folder);
    }

    /** Does the tasks one after the other in this process, in an order of its own, some of them twice. */
    private record InTurn(Random random) implements RatingEngine, RatingWorkers {
        @Override
        public RatingWorkers start(@Nullable String master) {
            return this;
        }

        @Override
        public List<CheckedRows> check(RatingJob job, List<Piece> pieces) {
            List<CheckedRows> all = new ArrayList<>(Collections.nCopies(pieces.size(), new CheckedRows(0, List.of())));
            for (Piece piece : shuffled(pieces)) {
                all.set(piece.number(), done(() -> job.check(piece)));
            }
            return all;
        }

        @Override
        public List<RatingCounts> keepLast(RatingJob job, List<Piece> pieces, int parts) {
            List<Block> blocks = new ArrayList<>();
            pieces.forEach(piece -> blocks.addAll(done(() -> job.split(piece))));
            List<RatingCounts> counts = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                int number = part;
                List<Block> own = shuffled(
                        blocks.stream().filter(block -> block.part() == number).toList());
                counts.add(done(() -> job.keepLast(number, own.iterator())));
            }
            return shuffled(counts);
        }

        private <T> List<T> shuffled(List<T> all) {
            List<T> copy = new ArrayList<>(all);
            Collections.shuffle(copy, random);
            return copy;
        }

        private interface Task<R> {
            R call() throws IOException;
        }

        private <R> R done(Task<R> task) {
            try {
                return random.nextInt(4) == 0 && task.call() == null ? null : task.call();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            // nothing runs
        }
    }

    private static Division division(long seed, long pieceBytes, long partRows) {
        return new Division(new InTurn(new Random(seed)), null, pieceBytes, partRows);
    }

    @Test
    void theSampleIsTheSame() throws IOException {
        ImportOptions sample =
                new ImportOptions(Path.of(System.getProperty("marquee.sample")), null, null, null, null, 1);

        same.assertSame(sample, division(1, 300_000, 7_000));

        assertThat(same.left("divided")).hasSize(2).contains("current");
    }

    @RepeatedTest(3)
    void whateverIsWrongIsTheSame(RepetitionInfo repetition) throws Exception {
        int seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        NastySource nasty = NastySource.in(folder, seed);

        same.assertSame(nasty.options(60), division(seed, 10_000 + random.nextInt(200_000), 1 + random.nextInt(5_000)));

        DataReport report =
                new Datasets(folder.resolve("divided")).resolve(null).report();
        assertThat(report.rejected().stream().filter(each -> each.file().equals("ratings.csv")))
                .extracting(Rejection::cause)
                .containsExactlyInAnyOrder(
                        "rating is not a number",
                        "rating is off the scale 0.5 to 5.0 in halves",
                        "movie id is not a positive integer",
                        "movie is unknown to movies.csv",
                        "user id is not 1 to 64 of A-Z a-z 0-9 . _ -",
                        "timestamp is not in seconds since 1970",
                        "invalid UTF-8",
                        "not 5 columns");
        assertThat(report.replaced()).isNotNull();
        assertThat(report.notes())
                .hasSize(3)
                .last()
                .asString()
                .contains("rows were left out, of people who were erased");
    }

    @Test
    void tooManyRejectedRowsAreRefusedInTheSameWords() throws Exception {
        same.assertRefused(NastySource.in(folder, 5).options(10), division(5, 50_000, 1_000), "ratings.csv: ");
    }

    @Test
    void oneRatingIsOnePart() throws IOException {
        same.assertSame(source("userId,movieId,rating,timestamp", "ann,1,4,100"), division(1, 1, 1));
    }

    @Test
    void emptyAndUselessSourcesAreRefusedInTheSameWords() throws IOException {
        same.assertRefused(source("userId,movieId,rating,timestamp"), division(1, 1, 1), "no valid row");
        same.assertRefused(source("userId,movieId,rating,timestamp", "1,1,9,1"), division(1, 1, 1), "no valid row");
        same.assertRefused(source("userId,movieId,rating", "1,1,4"), division(1, 1, 1), "expected are userId,movieId");
        same.assertRefused(source(), division(1, 1, 1), "ratings.csv is empty");
    }

    private ImportOptions source(String... ratings) throws IOException {
        Path source = Files.createDirectories(folder.resolve("small"));
        Files.writeString(source.resolve("movies.csv"), "movieId,title,genres\n1,Heat (1995),Crime\n");
        Files.writeString(source.resolve("ratings.csv"), String.join("\n", ratings));
        return new ImportOptions(source, null, null, null, null, 1);
    }
}
