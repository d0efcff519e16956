package dev.marquee.bench.rule;

import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.core.catalog.Catalog;
import dev.marquee.core.catalog.Movie;
import dev.marquee.core.history.History;
import dev.marquee.core.history.RatedMovie;
import dev.marquee.core.rule.Availabilities;
import dev.marquee.core.rule.Availability;
import dev.marquee.core.rule.MovieFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to decide which movies a request may be shown. Compiled before it goes on ({@code -Xbatch}) and sampled, so that
 * the median bears other work on the machine. The history has 165 ratings, the mean of ml-latest-small; the catalogue is that of
 * the newest bundle in {@code MARQUEE_HOME}, cut or repeated. Of the restricted movies a third each is hidden, not in its time yet,
 * and tagged with another region and a certification.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xbatch")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class AcceptedSetBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final int RATINGS = 165;
    private static final int HUNDRED = 100;
    private static final MovieFilter TAGS = new MovieFilter(
            List.of("Drama"),
            List.of(),
            null,
            null,
            List.of(),
            false,
            List.of("region:DE"),
            List.of("certification:18"));

    /** Movies of the catalogue. */
    @Param({"9742", "62000"})
    int movies;

    /** Restricted movies in a hundred. */
    @Param({"0", "10", "50"})
    int restricted;

    private Catalog catalog = Catalog.of(List.of());
    private Availabilities availabilities = Availabilities.all(catalog);
    private History history = History.EMPTY;
    private boolean later;

    /** Reads the catalogue and restricts it. */
    @Setup
    public void prepare() throws IOException {
        catalog = catalog(movies);
        Map<Integer, Availability> said = new HashMap<>();
        for (int movieId = 1; movieId <= movies; movieId++) {
            if (movieId % HUNDRED < restricted) {
                said.put(movieId, restriction(movieId / HUNDRED % 3));
            }
        }
        availabilities = Availabilities.all(catalog).with(said);
        history = History.inOrder(IntStream.rangeClosed(1, RATINGS)
                .mapToObj(i -> new RatedMovie(i * (movies / RATINGS), 4, i))
                .toList());
    }

    private static Catalog catalog(int size) throws IOException {
        ModelsFolder models = new ModelsFolder(
                Path.of(System.getenv().getOrDefault("MARQUEE_HOME", ".")).resolve("models"));
        List<Movie> given = models.open(models.versions().getFirst()).catalog().movies();
        List<Movie> movies = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Movie movie = given.get(i % given.size());
            movies.add(new Movie(i + 1, movie.title(), movie.year(), movie.genres(), null, null, 0, 0, 0, null));
        }
        return Catalog.of(movies);
    }

    private static Availability restriction(int kind) {
        return switch (kind) {
            case 0 -> new Availability(true, null, null, List.of());
            case 1 -> new Availability(false, NOW.plusSeconds(1), null, List.of());
            default -> new Availability(false, null, null, List.of("region:FR", "certification:18"));
        };
    }

    /** As if nothing were restricted. */
    @Benchmark
    public BitSet withoutAvailability() {
        return MovieFilter.NONE.accepted(catalog, history);
    }

    /** For a request without filters. */
    @Benchmark
    public BitSet accepted() {
        return MovieFilter.NONE.accepted(availabilities.at(NOW), history.movieIds());
    }

    /** For a request with a genre, a tag that is asked for and one that is ruled out. */
    @Benchmark
    public BitSet acceptedWithTags() {
        return TAGS.accepted(availabilities.at(NOW), history.movieIds());
    }

    /** The same as {@link #accepted} whenever a period has begun or ended since. */
    @Benchmark
    public BitSet acceptedAfterABoundary() {
        later = !later;
        return MovieFilter.NONE.accepted(availabilities.at(later ? NOW.plusSeconds(1) : NOW), history.movieIds());
    }

    /** What one change costs whoever makes it. */
    @Benchmark
    public Availabilities change() {
        return availabilities.with(Map.of(5, restriction(2)));
    }
}
