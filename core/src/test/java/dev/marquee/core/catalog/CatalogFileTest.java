package dev.marquee.core.catalog;

import static dev.marquee.core.catalog.Movies.detailed;
import static dev.marquee.core.catalog.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link CatalogFile}. */
class CatalogFileTest {
    @TempDir
    private Path folder;

    @Test
    void everyFieldSurvives() throws IOException {
        Catalog catalog = Catalog.of(List.of(
                movie(1, null, 3), detailed(2, 1995, "{\"overview\":\"Ünïcode\",\"extra\":{\"kept\":[1]}}", "Drama")));
        Path file = folder.resolve("movies.ndjson.gz");
        CatalogFile.write(catalog, file);
        assertThat(CatalogFile.read(file).movies()).isEqualTo(catalog.movies());
    }

    @Test
    void detailsCanBeLeftOut() throws IOException {
        Catalog catalog =
                Catalog.of(List.of(movie(1, null, 3), detailed(2, 1995, "{\"extra\":{\"kept\":[1]}}", "Drama")));
        Path file = folder.resolve("movies.ndjson.gz");
        CatalogFile.write(catalog, file);
        assertThat(CatalogFile.readWithoutDetails(file).movies())
                .isEqualTo(catalog.withoutDetails().movies());
    }

    @Test
    void numbersAreReadAsTheyAreWritten() throws IOException {
        String details =
                "{\"popularity\":21.94694300000000012345,\"revenue\":373554033000000000000,\"vote\":7.70,\"none\":null}";
        Path file = folder.resolve("movies.ndjson.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(
                    ("{\"movieId\":1,\"title\":\"T\",\"genres\":[],\"ratings\":0,\"meanRating\":0,\"popularity\":0,\"tmdb\":"
                                    + details + "}\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        assertThat(CatalogFile.read(file).movie(0).tmdb()).isEqualTo(new Details(details));
    }

    @Test
    void detailsAreWrittenAsTheObjectTheyAre() throws IOException {
        Path file = folder.resolve("movies.ndjson.gz");
        CatalogFile.write(
                Catalog.of(List.of(movie(1, null, 3), detailed(2, 1995, "{ \"id\" : 7, \"vote\" : 7.70 }"))), file);
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .satisfiesExactly(
                            line -> assertThat(line).endsWith(",\"tmdb\":null}"),
                            line -> assertThat(line).endsWith(",\"tmdb\":{\"id\":7,\"vote\":7.7}}"));
        }
    }

    @Test
    void aBadLineIsNamed() throws IOException {
        Path file = folder.resolve("movies.ndjson.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{not json\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> CatalogFile.read(file))
                .withMessageContaining("movies.ndjson.gz, line 1");
    }
}
