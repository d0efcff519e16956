package dev.marquee.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.TrainingApplication;
import dev.marquee.training.store.StoredErasures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Invented data with all that may go wrong in it: rejected rows of each cause, ratings given again (also in the same second,
 * also in the store), quoted commas, blank lines, movies that the store deletes, adds and replaces, and people who were erased.
 *
 * @param folder with the source, an export and a store
 */
public record NastySource(Path folder) {
    private static final int ROWS = 20_000;
    private static final int STORE_ROWS = 3_000;
    private static final int TAGS = 500;
    private static final int PEOPLE = 400;
    private static final long START = 1_000_000_000;
    private static final int SECONDS = 100;
    private static final String[] BAD_ROWS = {
        "NaN,2,n,1,5", "good,2,n,1,5", ",2,n,1,5", "5.5,2,n,1,5", "3.7,2,n,1,5", "1e99,2,n,1,5", "3,2,n,one,5",
        "3,2,n,0,5", "3,2,n,2147483648,5", "3,2,n,999,5", "3,,n,1,5", "3,a b,n,1,5", "3,zoë,n,1,5", "3,2,n,1,yesterday",
        "3,2,n,1,-1", "3,2,n,1", "3,2,n,1,5,6", "3,2,\"n,1,5", "3,2,\"n\"x,1,5"
    };
    private static final String[] BAD_STORE_ROWS = {
        "{",
        "{\"userId\":\"7\",\"movieId\":999,\"rating\":3,\"ratedAtMillis\":1}",
        "{\"userId\":\"7\"}",
        "{\"userId\":\"7\",\"movieId\":1,\"rating\":3.3,\"ratedAtMillis\":1}",
        "{\"userId\":\"7\",\"movieId\":1,\"rating\":3,\"ratedAtMillis\":-5}"
    };

    /** Invents it; the same for the same seed. */
    public static NastySource in(Path folder, long seed) throws Exception {
        NastySource nasty = new NastySource(folder);
        Random random = new Random(seed);
        Files.createDirectories(nasty.source());
        nasty.write("movies.csv", movies());
        nasty.write("links.csv", "movieId,imdbId,tmdbId\n1,0114709,862\n2,0113277,949\n5,oops,1\n");
        nasty.write("tags.csv", tags(random));
        Files.write(nasty.source().resolve("ratings.csv"), ratings(random));
        Files.writeString(nasty.export(), export(random));
        nasty.erase();
        return nasty;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(source().resolve(name), text);
    }

    /** The folder of the MovieLens files. */
    public Path source() {
        return folder.resolve("nasty");
    }

    private Path export() {
        return folder.resolve("export.ndjson");
    }

    private Path store() {
        return folder.resolve("store");
    }

    /** An import of all of it; about a fifth of the ratings is rejected. */
    public ImportOptions options(double maxRejectedPercent) {
        return new ImportOptions(source(), null, null, export().toString(), store().toString(), maxRejectedPercent);
    }

    private static String movies() {
        StringBuilder movies = new StringBuilder("movieId,title,genres\n");
        for (int movie = 1; movie <= 50; movie++) {
            movies.append("%d,\"Film, the %d. (%d)\",Drama|G%d\n".formatted(movie, movie, 1950 + movie, movie % 5));
        }
        return movies.append("x,Nameless (1999),Drama\n50,Again (1999),Drama\n").toString();
    }

    private static String person(Random random) {
        int person = random.nextInt(PEOPLE);
        return switch (person % 5) {
            case 0 -> "p." + person;
            case 1 -> "00" + person;
            case 2 -> String.valueOf(9_000_000_000_000_000_000L + person); // more digits than are compared as a number
            default -> String.valueOf(person);
        };
    }

    private static byte[] ratings(Random random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("rating,userId,note,movieId,timestamp\r\n".getBytes(StandardCharsets.UTF_8));
        for (int row = 0; row < ROWS; row++) {
            String line = switch (random.nextInt(30)) {
                case 0, 1, 2, 3 -> BAD_ROWS[random.nextInt(BAD_ROWS.length)];
                case 4 -> "";
                case 5 -> rating(random, "\"%s\"", "\"a \"\"note\"\", with commas,,\"");
                default -> rating(random, "%s", "n");
            };
            out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
            if (random.nextInt(50) == 0) {
                out.write(0xff); // not UTF-8
            }
            out.writeBytes((random.nextInt(3) == 0 ? "\r\n" : "\n").getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String rating(Random random, String form, String note) {
        return String.join(
                ",",
                form.formatted((1 + random.nextInt(10)) / 2.0),
                form.formatted(person(random)),
                note,
                String.valueOf(1 + random.nextInt(52)),
                START + random.nextInt(SECONDS) + (random.nextInt(4) == 0 ? ".75" : ""));
    }

    private static String tags(Random random) {
        StringBuilder tags = new StringBuilder("userId,movieId,tag,timestamp\n");
        for (int tag = 0; tag < TAGS; tag++) {
            tags.append("%s,%d,\"t%d, or so\",%d\n"
                    .formatted(person(random), 1 + random.nextInt(52), tag, START + random.nextInt(SECONDS)));
        }
        return tags.append("only.tags,1,late,").append(START).append('\n').toString();
    }

    private static String export(Random random) {
        StringBuilder lines = new StringBuilder();
        for (int row = 0; row < STORE_ROWS; row++) {
            lines.append(
                            random.nextInt(10) == 0
                                    ? BAD_STORE_ROWS[random.nextInt(BAD_STORE_ROWS.length)]
                                    : "{\"userId\":\"%s\",\"movieId\":%d,\"rating\":%s,\"ratedAtMillis\":%d}"
                                            .formatted(
                                                    random.nextInt(4) == 0 ? "s" + random.nextInt(50) : person(random),
                                                    1 + random.nextInt(60),
                                                    (1 + random.nextInt(10)) / 2.0,
                                                    1000 * (START + random.nextInt(SECONDS)) + random.nextInt(1000)))
                    .append('\n');
        }
        for (int movie = 1; movie <= 60; movie++) {
            if (movie > 50) {
                lines.append("{\"movieId\":%d,\"movie\":{\"title\":\"Added %d\",\"genres\":[\"Drama\"]}}\n"
                        .formatted(movie, movie));
            } else if (movie % 10 == 3) {
                lines.append("{\"movieId\":%d,\"movie\":\"deleted\"}\n".formatted(movie));
            } else if (movie % 10 == 4) {
                lines.append("{\"movieId\":%d,\"movie\":{\"title\":\"Another %d\",\"year\":2020}}\n"
                        .formatted(movie, movie));
            }
        }
        return lines.toString();
    }

    /** Some lose all that they have said, some a part, some are only in the store or in the tags. */
    private void erase() throws Exception {
        Path empty = Files.writeString(
                folder.resolve("one.ndjson"), "{\"userId\":\"gone\",\"movieId\":1,\"rating\":3,\"ratedAtMillis\":1}\n");
        StringWriter err = new StringWriter();
        int exitCode = TrainingApplication.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("restore", empty.toString(), "--database", store().toString());
        assertThat(exitCode).as(err.toString()).isZero();
        for (String person : List.of("3", "p.5", "s1", "only.tags", "001", "9000000000000000002")) {
            StoredErasures.erase(store().toString(), person, 1000 * (START + SECONDS));
        }
        for (String person : List.of("4", "8", "p.10", "s2")) {
            StoredErasures.erase(store().toString(), person, 1000 * (START + SECONDS / 2));
        }
    }
}
