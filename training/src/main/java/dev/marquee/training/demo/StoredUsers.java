package dev.marquee.training.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chooses two people whose histories a data set holds: a typical one and one who has seen a lot. */
final class StoredUsers {
    private static final int LOOKED_AT = 1000;

    private record User(String id, int ratings) {}

    private StoredUsers() {}

    /**
     * Of the first thousand users the one with the median and the one with the largest number of ratings.
     *
     * @param histories the data set's seed file of histories
     * @return two ids, or one if the data set has one user
     * @throws DemoException if the file cannot be read or holds nobody
     */
    static List<String> choose(Path histories) {
        List<User> users = read(histories).stream()
                .sorted(Comparator.comparingInt(User::ratings))
                .toList();
        if (users.isEmpty()) {
            throw new DemoException(histories + " holds no user");
        }
        User median = users.get((users.size() - 1) / 2);
        return List.of(median, users.getLast()).stream()
                .map(User::id)
                .distinct()
                .toList();
    }

    private static List<User> read(Path histories) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(histories)), StandardCharsets.UTF_8))) {
            return lines.lines().limit(LOOKED_AT).map(StoredUsers::user).toList();
        } catch (IOException e) {
            throw new DemoException("cannot read %s: %s".formatted(histories, e), e);
        }
    }

    private static User user(String line) {
        JsonNode user = JsonMapper.shared().readTree(line);
        return new User(user.path("userId").asString(), user.path("ratings").size());
    }
}
