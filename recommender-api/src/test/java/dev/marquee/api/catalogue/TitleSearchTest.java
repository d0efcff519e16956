package dev.marquee.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.marquee.api.fixture.TestCatalog;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleSearchTest {
    private final TitleSearch search = TitleSearch.over(TestCatalog.catalog());

    private static List<Movie> find(TitleSearch search, String query, int limit) {
        return search.best(query, search.matching(query), limit);
    }

    private List<Integer> find(String query) {
        return find(search, query, 10).stream().map(Movie::movieId).toList();
    }

    private static List<String> titles(String query, String... titles) {
        List<Movie> movies = new ArrayList<>();
        for (String title : titles) {
            movies.add(new Movie(movies.size() + 1, title, 2000, List.of(), null, null, 0, 0, movies.size(), null));
        }
        return find(TitleSearch.over(Catalog.of(movies)), query, 10).stream()
                .map(Movie::title)
                .toList();
    }

    @ParameterizedTest(name = "\"{0}\" finds movie {1} first")
    @CsvSource({
        "the matrix, 1",
        "MATRIX, 1",
        "'Matrix, The', 1",
        "matrix rel, 2",
        "reloaded the matrix, 2",
        "amelie, 3",
        "le fabuleux destin, 3",
        "schindlers list, 4",
        "schindler's, 4",
        "heat, 5",
        "film 77, 77"
    })
    void findsAMovie(String query, int movieId) {
        assertThat(find(query)).startsWith(movieId);
    }

    @Test
    void putsTheWholeTitleBeforeABeginningBeforeWordsBeforeBeginningsOfWords() {
        assertThat(titles("heat", "Dead Heatwave", "White Heat", "Heat and Dust", "Heat"))
                .containsExactly("Heat", "Heat and Dust", "White Heat", "Dead Heatwave");
    }

    @Test
    void ordersEqualMatchesByPopularity() {
        assertThat(titles("film", "Film a", "Film b", "Film c")).containsExactly("Film c", "Film b", "Film a");
    }

    @Test
    void putsArticlesOfOtherLanguagesInFront() {
        assertThat(titles("l'avventura", "Avventura, L'", "Avventura")).containsExactly("Avventura, L'");
        assertThat(titles("das boot", "Boot, Das (Boat, The)")).hasSize(1);
    }

    @Test
    void leavesACommaAloneThatHasNoArticle() {
        assertThat(titles("sex lies", "Sex, Lies, and Videotape")).hasSize(1);
        assertThat(Title.of("Me, You").text()).isEqualTo("me you");
    }

    @Test
    void findsNothingWithoutAWord() {
        assertThat(find("!?")).isEmpty();
        assertThat(find("matrix zzz")).isEmpty();
    }

    @Test
    void stopsAtTheLimit() {
        assertThat(find(search, "film", 7)).hasSize(7);
    }

    /** What is allocated on the way bounds what is kept; a bit set for each word would be 5 KB of it. */
    @Test
    void staysSmallOverALargeCatalogueOfRareWords() {
        Random random = new Random(1);
        List<Movie> movies = IntStream.rangeClosed(1, 50_000)
                .mapToObj(movieId -> {
                    String title = "rare%d seldom%d".formatted(random.nextInt(12_500), random.nextInt(12_500));
                    return new Movie(movieId, title, 2000, List.of(), null, null, 0, 0, -movieId, null);
                })
                .toList();
        Catalog catalog = Catalog.of(movies);
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        TitleSearch large = TitleSearch.over(catalog);
        assertThat((thread.getCurrentThreadAllocatedBytes() - before) / movies.size())
                .as("bytes for each movie")
                .isLessThan(4_000);
        assertThat(find(large, movies.getFirst().title(), 1)).containsExactly(movies.getFirst());
    }

    @RepeatedTest(10)
    void findsAfterEditsWhatASearchOverTheEditedMoviesFinds(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> words = List.of("heat", "film", "the", "new", "film 7", "amelie", "zebra");
        Map<Integer, Optional<Movie>> edits = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            int movieId = 1 + random.nextInt(420);
            String title = words.get(random.nextInt(7)) + " " + words.get(random.nextInt(7));
            edits.put(movieId, Optional.of(new Movie(movieId, title, 2000, List.of(), null, null, 0, 0, 0, null)));
        }
        Catalog edited = TestCatalog.catalog().with(edits);
        TitleSearch updated = search.with(edited);
        TitleSearch anew = TitleSearch.over(edited);
        for (String word : words) {
            assertThat(find(updated, word, 500)).as(word).isEqualTo(find(anew, word, 500));
        }
        assertThat(find("zebra")).as("the one before").isEmpty();
    }
}
