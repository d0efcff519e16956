package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that are refused as a whole: one clear message, exit code 1, nothing left behind. */
class RefusedSourceIT {
    private static final String RATINGS = "userId,movieId,rating,timestamp\n1,1,4.0,100\n";
    private static final String MOVIES = "movieId,title,genres\n1,Toy Story (1995),Comedy\n";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void folder() {
        cli = new Cli(folder);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        assertThat(cli.left()).isEmpty();
    }

    @Test
    void refusesWhatIsNotThere() {
        assertRefused(folder.resolve("absent.zip"), "no such file or folder", "absent.zip", "give a MovieLens archive");
    }

    @Test
    void refusesWhatIsNoArchive() throws IOException {
        Path file = Files.writeString(folder.resolve("ratings.csv"), RATINGS);

        assertRefused(file, "ratings.csv is not a zip archive", "the folder that holds ratings.csv");
    }

    @Test
    void refusesAFolderWithoutRatings() throws IOException {
        cli.file("movies.csv", MOVIES);

        assertRefused(cli.source(), "my-films holds no ratings.csv");
    }

    @Test
    void refusesAnArchiveWithoutRatings() throws IOException {
        assertRefused(zip("a/movies.csv", MOVIES), "films.zip holds no ratings.csv");
    }

    @Test
    void refusesRatingsWithoutMovies() throws IOException {
        assertRefused(zip("a/ratings.csv", RATINGS), "films.zip holds ratings.csv but no movies.csv");
    }

    @Test
    void refusesTwoFilesOfOneName() throws IOException {
        assertRefused(
                zip("a/ratings.csv", RATINGS, "b/ratings.csv", RATINGS, "a/movies.csv", MOVIES),
                "more than one ratings.csv",
                "a/ratings.csv",
                "b/ratings.csv");
    }

    @Test
    void refusesWrongColumnsWithFileLineAndWhatIsExpected() throws IOException {
        cli.file("movies.csv", MOVIES).file("ratings.csv", "", "user,item,stars", "1,1,4");

        assertRefused(
                cli.source(),
                "ratings.csv, line 2: the columns are [user, item, stars]",
                "expected are userId,movieId,rating,timestamp");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        cli.file("movies.csv", MOVIES).file("ratings.csv", new byte[0]);

        assertRefused(cli.source(), "ratings.csv is empty", "userId,movieId,rating,timestamp");
    }

    @Test
    void refusesAHeaderWithoutRows() throws IOException {
        cli.file("movies.csv", MOVIES).file("ratings.csv", "userId,movieId,rating,timestamp");

        assertRefused(cli.source(), "ratings.csv: no valid row");
    }

    @Test
    void refusesATruncatedArchive() throws IOException {
        Path whole = zip("ratings.csv", RATINGS, "movies.csv", MOVIES);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));

        assertRefused(whole, "films.zip is truncated or altered", "download or copy it again");
    }

    @Test
    void refusesAnAlteredArchive() throws IOException {
        Path whole = zip(ZipEntry.STORED, "ratings.csv", RATINGS, "movies.csv", MOVIES);
        byte[] bytes = Files.readAllBytes(whole);
        int rating = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("4.0");
        bytes[rating] = '3';
        Files.write(whole, bytes);

        assertRefused(whole, "ratings.csv is truncated or altered", "checksum");
    }

    @Test
    void refusesAnArchiveWhosePackedDataIsBroken() throws IOException {
        Path whole = zip("ratings.csv", RATINGS.repeat(100), "movies.csv", MOVIES);
        byte[] bytes = Files.readAllBytes(whole);
        Arrays.fill(bytes, 45, 60, (byte) 0xff);
        Files.write(whole, bytes);

        assertRefused(whole, "ratings.csv is truncated or altered");
    }

    @Test
    void refusesAPathOutOfTheArchive() throws IOException {
        for (String name : new String[] {"../../evil.csv", "/etc/evil.csv", "a\\..\\evil.csv", "C:/evil.csv"}) {
            assertRefused(
                    zip("ratings.csv", RATINGS, "movies.csv", MOVIES, name, "x"), name, "leads out of the archive");
        }
    }

    @Test
    void refusesAZipBomb() throws IOException {
        assertRefused(
                zip("ratings.csv", RATINGS + "1,1,4.0,100\n".repeat(3_000_000), "movies.csv", MOVIES),
                "ratings.csv unpacks to more than",
                "zip bomb");
    }

    @Test
    void refusesAnEndlessLine() throws IOException {
        cli.file("movies.csv", MOVIES).file("ratings.csv", new byte[9 << 20]);

        assertRefused(cli.source(), "ratings.csv, line 1 is longer than");
    }

    @Test
    void refusesMissingAndDamagedExtraFiles() throws IOException {
        cli.file("ratings.csv", RATINGS).file("movies.csv", MOVIES);
        Path gzip =
                Files.write(folder.resolve("tmdb.ndjson.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});

        assertRefused(cli.source(), new String[] {"--links", "none.csv"}, "no such file: none.csv");
        assertRefused(cli.source(), new String[] {"--tmdb", "none.gz"}, "no such file: none.gz");
        assertRefused(cli.source(), new String[] {"--tmdb", gzip.toString()}, "tmdb.ndjson.gz is truncated or altered");
    }

    private void assertRefused(Path source, String... messages) {
        assertRefused(source, new String[0], messages);
    }

    private void assertRefused(Path source, String[] options, String... messages) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "import";
        arguments[1] = source.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        var answer = cli.run(arguments);
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains(messages).doesNotContain("\tat ", "Exception");
        assertThat(answer.err().lines().filter(line -> line.startsWith("import: ")))
                .hasSize(1);
    }

    private Path zip(String... namesAndTexts) throws IOException {
        return zip(ZipEntry.DEFLATED, namesAndTexts);
    }

    private Path zip(int method, String... namesAndTexts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                byte[] text = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
                var entry = new ZipEntry(namesAndTexts[i]);
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    entry.setSize(text.length);
                    var crc = new CRC32();
                    crc.update(text);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(text);
            }
        }
        return Files.write(folder.resolve("films.zip"), bytes.toByteArray());
    }
}
