package dev.marquee.training.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How good the models are on the official small archive with TMDB's details. */
class RealDataIT {
    @TempDir
    private Path folder;

    private static Path data(String name) {
        String data = System.getenv("MARQUEE_DATA");
        assumeTrue(data != null, "MARQUEE_DATA does not name the folder with the archives");
        Path file = Path.of(data, name);
        assertThat(Files.isRegularFile(file)).as("%s in MARQUEE_DATA", file).isTrue();
        return file;
    }

    @Test
    void bothModelsBeatPopularityAndBiases() {
        Path archive = data("ml-latest-small.zip");
        Path tmdb = data("tmdb-movies.ndjson.gz");

        TrainedHome home = TrainedHome.of(folder, archive.toString(), "--tmdb", tmdb.toString());

        Bars.assertCleared(home.evaluation());
        assertThat(home.bundle().catalog().movies().stream()
                        .filter(movie -> movie.tmdb() != null)
                        .count())
                .isGreaterThan(9_000);
    }
}
