package dev.marquee.api.personal;

import dev.marquee.api.store.BoundedCalls;
import dev.marquee.api.store.Commits;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * All that a relational database stores of people: rows are read by their keys. An erasure is one transaction once no table has more than
 * {@value #AT_ONCE} rows of the user; what is more goes before, a part at a time.
 */
public final class JdbcPersonalData implements PersonalData {
    /** Rows of one read or of one write, whose time is bounded. */
    private static final int AT_ONCE = 2_000;

    private static final String REMEMBER = """
            INSERT INTO erasure (person, erased_at) VALUES (?, ?)
            ON CONFLICT (person) DO UPDATE SET erased_at = excluded.erased_at WHERE erasure.erased_at < excluded.erased_at""";

    private final List<PersonalTable> tables;
    private final Erasures erasures;
    private final JdbcTemplate reader;
    private final JdbcTemplate writer;
    private final BoundedCalls reads;
    private final Commits commits;
    private final Clock clock;

    /**
     * What these tables hold.
     *
     * @param reads which this closes; not those of lists, which must not wait for somebody's whole data
     */
    public JdbcPersonalData(
            List<PersonalTable> tables,
            Erasures erasures,
            JdbcTemplate reader,
            JdbcTemplate writer,
            BoundedCalls reads,
            Commits commits,
            Clock clock) {
        this.tables = tables.stream()
                .sorted(Comparator.comparing(PersonalTable::name))
                .toList();
        this.erasures = erasures;
        this.reader = reader;
        this.writer = writer;
        this.reads = reads;
        this.commits = commits;
        this.clock = clock;
    }

    @Override
    public List<String> parts() {
        return tables.stream().map(PersonalTable::name).toList();
    }

    private record Page(List<Object> items, List<Object> lastKey) {}

    @Override
    public void read(String part, String userId, Consumer<Object> visitor) {
        PersonalTable table = tables.stream()
                .filter(each -> each.name().equals(part))
                .findFirst()
                .orElseThrow();
        List<Object> after = List.of();
        Page page;
        do {
            page = page(table, userId, after);
            page.items().forEach(visitor);
            after = page.lastKey();
        } while (page.items().size() == AT_ONCE);
    }

    private Page page(PersonalTable table, String userId, List<Object> after) {
        List<Object> parameters = new ArrayList<>(List.of(userId));
        parameters.addAll(after);
        parameters.add(AT_ONCE);
        List<Object> key = new ArrayList<>();
        List<Object> items = reads.call(() -> reader.query(
                table.select(after.isEmpty()),
                (row, number) -> {
                    key.clear();
                    for (int i = 1; i <= table.keys(); i++) {
                        key.add(row.getObject(i));
                    }
                    return table.item().mapRow(row, number);
                },
                parameters.toArray()));
        return new Page(items, key);
    }

    @Override
    public Erased erase(String userId) {
        String person = erasures.person(userId);
        SequencedMap<String, Long> rows = new LinkedHashMap<>();
        tables.forEach(table -> rows.put(table.name(), deletedBefore(table, userId)));
        AtomicReference<Instant> at = new AtomicReference<>(Instant.MIN);
        commits.together(tables.size() + 1, () -> {
            // Events write signals before mutes: in the same order nobody waits for each other.
            tables.reversed()
                    .forEach(table ->
                            rows.merge(table.name(), (long) writer.update(table.deleteAll(), userId), Long::sum));
            at.set(clock.instant().truncatedTo(ChronoUnit.MILLIS));
            writer.update(REMEMBER, person, at.get().toEpochMilli());
        });
        return new Erased(at.get(), rows);
    }

    /** Rows that are too many for one transaction. */
    private long deletedBefore(PersonalTable table, String userId) {
        long deleted = 0;
        while (isMuch(table, userId)) {
            AtomicInteger some = new AtomicInteger();
            commits.run(() -> some.set(writer.update(table.deleteSome(), userId, userId, AT_ONCE)));
            deleted += some.get();
        }
        return deleted;
    }

    private boolean isMuch(PersonalTable table, String userId) {
        Long rows = reads.call(() -> reader.queryForObject(table.count(), Long.class, userId, AT_ONCE + 1));
        return rows != null && rows > AT_ONCE;
    }

    /** No more reads. */
    @Override
    public void close() {
        reads.close();
    }
}
