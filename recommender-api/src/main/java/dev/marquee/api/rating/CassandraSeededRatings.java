package dev.marquee.api.rating;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.marquee.api.personal.CassandraErasureTable;
import dev.marquee.api.personal.Erasures;
import dev.marquee.api.rating.SeedFile.Seed;
import dev.marquee.api.store.Cassandra;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Seeds in Cassandra, which has no transaction of them all: a load that did not end is known by its row in {@code seeding}, and made again.
 *
 * @param cassandra the cluster
 * @param rows that it writes
 * @param erasures who was erased
 */
record CassandraSeededRatings(Cassandra cassandra, RatingRows rows, Erasures erasures) implements SeededRatings {
    @Override
    public boolean used() {
        return !isAny("SELECT dataset FROM seeding LIMIT 1") && isAny("SELECT user_id FROM rating LIMIT 1");
    }

    private boolean isAny(String cql) {
        return !cassandra.rows(cassandra.upkeep(cql)).isEmpty();
    }

    @Override
    public void begin(String dataset) {
        cassandra.rows(cassandra.upkeep("INSERT INTO seeding (dataset) VALUES (?)", dataset));
    }

    @Override
    public void end() {
        for (Row begun : cassandra.rows(cassandra.upkeep("SELECT dataset FROM seeding"))) {
            cassandra.rows(
                    cassandra.upkeep("DELETE FROM seeding WHERE dataset = ?", String.valueOf(begun.getString(0))));
        }
    }

    @Override
    public void add(List<Seed> seeds) {
        Map<String, Long> erased = erased(seeds);
        List<BoundStatement> writes = new ArrayList<>();
        for (Seed seed : seeds) {
            if (erased.getOrDefault(seed.userId(), Long.MIN_VALUE) < seed.ratedAtMillis()) {
                writes.add(Cassandra.patient(rows.insert(seed)));
                rows.deeds(seed, List.of()).forEach(write -> writes.add(Cassandra.patient(write)));
            }
        }
        cassandra.rows(writes);
    }

    private Map<String, Long> erased(List<Seed> seeds) {
        CassandraErasureTable table = new CassandraErasureTable(cassandra);
        List<String> users = seeds.stream().map(Seed::userId).distinct().toList();
        List<List<Row>> found = cassandra.rows(users.stream()
                .map(user -> Cassandra.patient(table.newest(erasures.person(user))))
                .toList());
        Map<String, Long> erased = new HashMap<>();
        for (int i = 0; i < users.size(); i++) {
            for (Row row : found.get(i)) {
                erased.put(users.get(i), row.getLong(0));
            }
        }
        return erased;
    }
}
