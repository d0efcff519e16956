package dev.marquee.core.rerank;

import static dev.marquee.core.catalog.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** {@link Reranker}. */
class RerankerTest {
    private static final int[] ALL = {0, 1, 2, 3};
    private static final double[] SCORES = {0.9, 0.8, 0.6, 0.1};

    /** Two that are the same, one across, one between; the last column is the bias. */
    private static final float[][] VECTORS = {{2, 0, 9}, {4, 0, -9}, {0, 1, 9}, {1, 1, 9}};

    private final Catalog catalog = Catalog.of(List.of(
            movie(1, 1990, 1, "Drama"),
            movie(2, 1990, 1, "Drama", "Crime"),
            movie(3, 1990, 1, "drama"),
            movie(4, 1990, 1)));
    private final Reranker reranker = Reranker.of(catalog, ItemDirections.of(VECTORS));

    private int[] order(double diversity, int maxPerGenre, int withinTop, String... asked) {
        RerankOptions options = new RerankOptions(diversity, maxPerGenre, withinTop, 0);
        return reranker.arrange(ALL, SCORES, new RerankTask(4, options, List.of(asked), "seed"))
                .positions();
    }

    @Test
    void withoutOptionsTheFirstCandidatesStayAsTheyAre() {
        Arrangement arranged = reranker.arrange(ALL, SCORES, new RerankTask(3, RerankOptions.NONE, List.of(), "seed"));
        assertThat(arranged.positions()).containsExactly(0, 1, 2);
        assertThat(arranged.explored().isEmpty()).isTrue();
    }

    /** At .5 the second is worth .4 − .5 beside its double, the third .3 − 0, the fourth .05 − .5 · .707. */
    @Test
    void diversityWeighsTheScoreAgainstTheLikenessToWhatIsAbove() {
        assertThat(order(0, 100, 100)).containsExactly(0, 1, 2, 3);
        assertThat(order(0.1, 100, 100)).containsExactly(0, 1, 2, 3);
        assertThat(order(0.5, 100, 100)).containsExactly(0, 2, 1, 3);
        assertThat(order(1, 100, 100)).containsExactly(0, 2, 3, 1);
    }

    @Test
    void addedMoviesAreLikeNoneAndCountForTheCapByTheirGenresRemovedOnesMayHaveHadOthers() {
        Catalog edited = catalog.with(Map.of(
                2,
                Optional.empty(),
                9,
                Optional.of(movie(9, 2026, 0, "Western")),
                10,
                Optional.of(movie(10, 2026, 0, "Drama"))));
        Reranker with = reranker.with(edited);
        int[] candidates = {0, 5, 4, 3};
        RerankOptions cap = new RerankOptions(0, 1, 2, 0);
        RerankOptions diverse = new RerankOptions(0.5, 100, 100, 0);
        assertThat(with.arrange(candidates, SCORES, new RerankTask(4, cap, List.of(), "seed"))
                        .positions())
                .containsExactly(0, 2, 1, 3);
        assertThat(with.arrange(candidates, SCORES, new RerankTask(4, diverse, List.of(), "seed"))
                        .positions())
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void theCapMovesAMovieDownAndNeverOut() {
        assertThat(order(0, 1, 2)).containsExactly(0, 3, 1, 2);
        assertThat(order(0, 2, 3)).containsExactly(0, 1, 3, 2);
    }

    @Test
    void whereNobodyElseIsLeftTheCapGivesWay() {
        assertThat(order(0, 1, 4)).containsExactly(0, 3, 1, 2);
    }

    @Test
    void aGenreThatWasAskedForIsNotCounted() {
        assertThat(order(0, 1, 4, "DRAMA")).containsExactly(0, 1, 2, 3);
        assertThat(order(0, 1, 4, "Crime", "Opera")).containsExactly(0, 3, 1, 2);
    }

    @Test
    void thereMayBeFewerCandidatesThanPlacesOrNone() {
        RerankOptions options = new RerankOptions(0.5, 1, 5, 0.5);
        assertThat(reranker.arrange(new int[0], new double[0], new RerankTask(5, options, List.of(), "seed"))
                        .positions())
                .isEmpty();
        Arrangement all = reranker.arrange(ALL, SCORES, new RerankTask(5, options, List.of(), "seed"));
        assertThat(all.positions()).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(all.explored().isEmpty()).as("nobody is further down").isTrue();
    }

    @Test
    void aValueOutOfRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RerankOptions(1.1, 1, 1, 0))
                .withMessageContaining("diversity 1.1; expected 0 to 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new RerankOptions(Double.NaN, 1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RerankOptions(0, 0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RerankOptions(0, 1, 101, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RerankOptions(0, 1, 1, 0.51));
    }

    @RepeatedTest(100)
    void agreesWithComparingEverybodyWithEverybody(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Lists lists = Lists.random(random, 60);
        double diversity = random.nextInt(11) / 10.0;
        int most = 1 + random.nextInt(5);
        int top = 1 + random.nextInt(20);
        List<String> asked = random.nextInt(3) == 0 ? List.of("G1") : List.of();
        RerankTask task = new RerankTask(25, new RerankOptions(diversity, most, top, 0), asked, "seed");

        int[] arranged =
                lists.reranker().arrange(lists.ordinals(), lists.scores(), task).positions();

        assertThat(arranged).isEqualTo(lists.plainly(task));
    }

    @RepeatedTest(50)
    void whatIsExploredComesFromFurtherDownAndEveryMovieOnce(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Lists lists = Lists.random(random, 60);
        RerankOptions options = new RerankOptions(random.nextInt(2) * 0.3, 3, 5, 0.5);
        RerankTask task = new RerankTask(20, options, List.of(), "seed " + repetition.getCurrentRepetition());

        Arrangement arranged = lists.reranker().arrange(lists.ordinals(), lists.scores(), task);

        assertThat(arranged.positions()).hasSize(20).doesNotHaveDuplicates();
        assertThat(arranged.explored().cardinality()).isLessThanOrEqualTo(10);
        arranged.explored().stream()
                .forEach(place -> assertThat(arranged.positions()[place]).isGreaterThanOrEqualTo(20));
        Arrangement again = lists.reranker().arrange(lists.ordinals(), lists.scores(), task);
        assertThat(again.positions()).isEqualTo(arranged.positions());
        assertThat(again.explored()).isEqualTo(arranged.explored());
    }

    /** Random movies in a random order, and the definition word by word. */
    private record Lists(Catalog catalog, ItemDirections directions, int[] ordinals, double[] scores) {
        static Lists random(Random random, int size) {
            List<Movie> movies = new ArrayList<>();
            float[][] vectors = new float[size][];
            for (int id = 1; id <= size; id++) {
                String[] genres = IntStream.range(0, 6)
                        .filter(_ -> random.nextInt(3) == 0)
                        .mapToObj(genre -> "G" + genre)
                        .toArray(String[]::new);
                movies.add(movie(id, 2000, 1, genres));
                vectors[id - 1] = new float[9];
                for (int i = 0; i < 9 && random.nextInt(20) > 0; i++) {
                    vectors[id - 1][i] = (float) random.nextGaussian();
                }
            }
            List<Integer> shuffled =
                    new ArrayList<>(IntStream.range(0, size).boxed().toList());
            Collections.shuffle(shuffled, random);
            double[] scores = random.doubles(size).sorted().toArray();
            double[] falling = new double[size];
            Arrays.setAll(falling, i -> scores[size - 1 - i]);
            return new Lists(
                    Catalog.of(movies),
                    ItemDirections.of(vectors),
                    shuffled.stream().mapToInt(Integer::intValue).toArray(),
                    falling);
        }

        Reranker reranker() {
            return Reranker.of(catalog, directions);
        }

        int[] plainly(RerankTask task) {
            List<Integer> placed = new ArrayList<>();
            while (placed.size() < task.places()) {
                int best = best(task, placed, true);
                placed.add(best >= 0 ? best : best(task, placed, false));
            }
            return placed.stream().mapToInt(Integer::intValue).toArray();
        }

        private int best(RerankTask task, List<Integer> placed, boolean capped) {
            double diversity = task.options().diversity();
            int best = -1;
            double most = 0;
            for (int i = 0; i < ordinals.length; i++) {
                if (placed.contains(i) || (capped && !allowed(task, placed, i))) {
                    continue;
                }
                double likeness = placed.isEmpty() ? 0 : -1;
                for (int above : placed) {
                    likeness = Math.max(likeness, directions.cosine(ordinals[i], ordinals[above]));
                }
                double worth = (1 - diversity) * scores[i] - diversity * likeness;
                if (best < 0 || worth > most) {
                    best = i;
                    most = worth;
                }
            }
            return best;
        }

        private boolean allowed(RerankTask task, List<Integer> placed, int position) {
            if (placed.size() >= task.options().withinTop()
                    || task.options().maxPerGenre() >= task.options().withinTop()) {
                return true;
            }
            Set<String> genres = new HashSet<>(catalog.movie(ordinals[position]).genres());
            genres.removeAll(task.askedGenres());
            return genres.stream()
                    .allMatch(genre -> placed.stream()
                                    .filter(above -> catalog.movie(ordinals[above])
                                            .genres()
                                            .contains(genre))
                                    .count()
                            < task.options().maxPerGenre());
        }
    }
}
