package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.marquee.core.catalog.Movie;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports the archives that people have: the sample of the project and, where they are there, the official ones. */
class RealArchiveIT {
    @TempDir
    Path home;

    @Test
    void importsTheSample() throws IOException {
        Dataset dataset = load(Path.of(System.getProperty("marquee.sample")), null);

        List<Movie> movies = dataset.movies();
        assertThat(dataset.id()).startsWith("movielens-sample-");
        assertThat(movies).hasSize(9_066).isSortedAccordingTo((a, b) -> Integer.compare(a.movieId(), b.movieId()));
        Movie toyStory = movies.getFirst();
        assertThat(toyStory.title()).isEqualTo("Toy Story");
        assertThat(toyStory.year()).isEqualTo(1995);
        assertThat(toyStory.genres()).containsExactly("Adventure", "Animation", "Children", "Comedy", "Fantasy");
        assertThat(toyStory.ratings()).isEqualTo(247);
        assertThat(toyStory.popularity()).isBetween(1.0, 246.0);
        assertThat(toyStory.tmdb()).isNull();
    }

    @Test
    void readsTheRatingsOfTheSampleInOrder() throws IOException {
        Ratings ratings =
                load(Path.of(System.getProperty("marquee.sample")), null).ratings();

        assertThat(ratings.size()).isEqualTo(100_004);
        assertThat(ratings.userIds()).hasSize(671).startsWith("1", "2", "3").endsWith("670", "671");
        for (int i = 1; i < ratings.size(); i++) {
            int byUser = Integer.compare(ratings.users()[i - 1], ratings.users()[i]);
            int byTime = Long.compare(ratings.timestamps()[i - 1], ratings.timestamps()[i]);
            boolean before = byUser < 0
                    || byUser == 0 && byTime < 0
                    || byUser == 0 && byTime == 0 && ratings.movieIds()[i - 1] < ratings.movieIds()[i];
            assertThat(before).as("row %d", i).isTrue();
        }
        double sum = 0;
        for (float value : ratings.values()) {
            sum += value;
        }
        assertThat(sum / ratings.size()).isCloseTo(3.5436, within(0.0001));
    }

    @Test
    void joinsLinksAndTmdb() throws IOException {
        Dataset dataset = load(data("ml-latest-small.zip"), data("tmdb-movies.ndjson.gz"));

        List<Movie> movies = dataset.movies();
        assertThat(movies).hasSize(9_742);
        assertThat(dataset.ratings().size()).isEqualTo(100_836);
        Movie toyStory = movies.getFirst();
        assertThat(toyStory.imdbId()).isEqualTo("tt0114709");
        assertThat(toyStory.tmdbId()).isEqualTo(862);
        assertThat(toyStory.tmdb()).isNotNull();
        assertThat(toyStory.tmdb().tree().at("/credits/crew/0/name").asString()).isEqualTo("John Lasseter");
        assertThat(movies.stream().filter(movie -> movie.tmdb() != null).count())
                .isGreaterThan(9_000);
    }

    @Test
    void importsACatalogueThatIsMostlyUnrated() throws IOException {
        Dataset dataset = load(data("ml-latest-2148-users.zip"), null);

        assertThat(dataset.movies()).hasSize(86_537);
        assertThat(dataset.ratings().size()).isEqualTo(206_423);
        assertThat(Arrays.stream(dataset.ratings().users()).max()).hasValue(2_147);
    }

    private Dataset load(Path source, @Nullable Path tmdb) throws IOException {
        var datasets = new Datasets(home.resolve("datasets"));
        new DatasetImporter(datasets, step -> {}).run(new ImportOptions(source, null, tmdb, null, null, 1));
        return datasets.resolve(null);
    }

    private static Path data(String name) {
        String folder = System.getenv("MARQUEE_DATA");
        assumeTrue(folder != null, "MARQUEE_DATA does not name the folder with the archives");
        return Path.of(folder, name);
    }
}
