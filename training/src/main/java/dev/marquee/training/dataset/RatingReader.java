package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads a file of ratings, which is sorted by user, into columns. */
final class RatingReader {
    private final List<String> userIds = new ArrayList<>();
    private final int[] users;
    private final int[] movieIds;
    private final float[] values;
    private final long[] timestamps;
    private int size;

    private RatingReader(int ratings) {
        users = new int[ratings];
        movieIds = new int[ratings];
        values = new float[ratings];
        timestamps = new long[ratings];
    }

    /** Reads all rows in the order of the file. */
    static Ratings read(DuckDb database, Path file, int ratings) {
        var reader = new RatingReader(ratings);
        database.forEach(
                "SELECT userId, movieId, rating, timestamp FROM read_parquet(%s)".formatted(DuckDb.literal(file)),
                reader::add);
        if (reader.size != ratings) {
            throw new DatasetException("%s holds %,d ratings, not %,d; delete the folder and import again"
                    .formatted(file, reader.size, ratings));
        }
        return new Ratings(
                reader.userIds.toArray(String[]::new), reader.users, reader.movieIds, reader.values, reader.timestamps);
    }

    private void add(ResultSet row) throws SQLException {
        String userId = row.getString(1);
        if (userIds.isEmpty() || !userIds.getLast().equals(userId)) {
            userIds.add(userId);
        }
        users[size] = userIds.size() - 1;
        movieIds[size] = row.getInt(2);
        values[size] = row.getFloat(3);
        timestamps[size] = row.getLong(4);
        size++;
    }
}
