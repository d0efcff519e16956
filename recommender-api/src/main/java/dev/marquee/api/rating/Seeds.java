package dev.marquee.api.rating;

import dev.marquee.api.catalogue.BeforeServing;
import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.store.Database;
import dev.marquee.api.store.Outage;
import dev.marquee.service.NotYetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty store with the histories of the data set that the bundle was trained on: all of them or, if the process
 * dies meanwhile, as good as none: the next start loads them again; but not those of users who were erased. A store that was filled once, or used, is never filled again. Of several gateways that start on one
 * store, one fills it and the others wait.
 */
final class Seeds implements BeforeServing {
    private static final Logger LOG = LoggerFactory.getLogger(Seeds.class);
    private static final String FILE = "histories.ndjson.gz";
    private static final int BATCH = 1_000;

    private final Path datasets;
    private final Database database;
    private final JdbcTemplate writer;
    private final TransactionOperations transaction;
    private final SeededRatings ratings;
    private final Clock clock;

    /**
     * Nothing decided yet.
     *
     * @param upkeep connections to the database, which remembers that seeds were decided upon
     * @param ratings are filled; may be in the same database, and on these connections
     */
    Seeds(Path datasets, Database database, DataSource upkeep, SeededRatings ratings, Clock clock) {
        this.datasets = datasets;
        this.database = database;
        this.writer = new JdbcTemplate(upkeep);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(upkeep));
        this.ratings = ratings;
        this.clock = clock;
    }

    /**
     * Fills the store if it is new.
     *
     * @throws NotYetException if the database does not answer
     */
    @Override
    public void prepare(ServedBundle bundle) {
        try {
            transaction.executeWithoutResult(status -> decide(bundle));
            if (decided()) {
                ratings.end();
            }
        } catch (DataAccessException | TransactionException e) {
            throw Outage.isBehind(e) ? Outage.notYet(e) : e;
        }
    }

    private void decide(ServedBundle bundle) {
        Path file = datasets.resolve(bundle.dataset()).resolve(FILE);
        if (decided()) {
            return;
        }
        database.seedLock().ifPresent(writer::execute);
        if (decided()) {
            return;
        }
        if (ratings.used()) {
            remember("", 0, 0);
        } else if (Files.isRegularFile(file)) {
            load(bundle.dataset(), file);
        }
    }

    private boolean decided() {
        return count("SELECT COUNT(*) FROM seeding") > 0;
    }

    private long count(String sql) {
        Long count = writer.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }

    private void load(String dataset, Path file) {
        try (SeedFile seeds = SeedFile.open(file)) {
            ratings.begin(dataset);
            for (var batch = seeds.next(BATCH); !batch.isEmpty(); batch = seeds.next(BATCH)) {
                ratings.add(batch);
            }
            remember(dataset, seeds.users(), seeds.ratings());
            LOG.atInfo()
                    .addKeyValue("dataset", dataset)
                    .addKeyValue("users", seeds.users())
                    .addKeyValue("ratings", seeds.ratings())
                    .log("empty store filled with the histories of the data set");
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private void remember(String dataset, int users, long ratings) {
        writer.update(
                "INSERT INTO seeding (dataset, users, ratings, seeded_at) VALUES (?, ?, ?, ?)",
                dataset,
                users,
                ratings,
                clock.millis());
    }
}
