package dev.marquee.api.rule;

import dev.marquee.api.store.TableCopy;
import dev.marquee.core.rerank.ListRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of rules in a relational database. The statements are the common part of SQLite's and PostgreSQL's SQL.
 *
 * @param reader whose connections read
 * @param writer whose connections write
 */
record RuleTable(JdbcClient reader, JdbcClient writer) implements TableCopy.Table<String, ListRule> {
    /** Most rules: each list asks all of them. */
    static final int MOST = 200;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String SELECT = "SELECT revision, rule_id, definition FROM rule ";

    /** Nobody else changes the table meanwhile: the revision is held. */
    private static final String UPSERT = """
            INSERT INTO rule (rule_id, definition, revision)
            SELECT ?, ?, ? WHERE (SELECT COUNT(*) FROM rule WHERE definition IS NOT NULL AND rule_id <> ?) < ?
            ON CONFLICT (rule_id) DO UPDATE SET definition = excluded.definition, revision = excluded.revision""";

    private static final String CLEAR = "UPDATE rule SET definition = NULL, revision = ? WHERE rule_id = ?";

    @Override
    public String name() {
        return "rule";
    }

    @Override
    public List<TableCopy.Row<String, ListRule>> newerThan(long revision, int limit) {
        return reader.sql(SELECT + "WHERE revision > ? ORDER BY revision LIMIT ?")
                .params(revision, limit)
                .query(RuleTable::row)
                .list();
    }

    /** All rules, in no order. */
    List<ListRule> all() {
        return reader.sql(SELECT + "WHERE definition IS NOT NULL")
                .query((row, number) -> JSON.readValue(row.getString(3), ListRule.class))
                .list();
    }

    /** The rule of this id. */
    Optional<ListRule> find(String ruleId) {
        return reader.sql(SELECT + "WHERE rule_id = ? AND definition IS NOT NULL")
                .param(ruleId)
                .query((row, number) -> JSON.readValue(row.getString(3), ListRule.class))
                .optional();
    }

    /** Stores a rule in place of the one of its id; false, and nothing is stored, if there are too many others. */
    boolean put(ListRule rule, long revision) {
        String id = rule.ruleId();
        return writer.sql(UPSERT)
                        .params(id, JSON.writeValueAsString(rule), revision, id, MOST)
                        .update()
                > 0;
    }

    /** Forgets a rule. */
    void clear(String ruleId, long revision) {
        writer.sql(CLEAR).params(revision, ruleId).update();
    }

    private static TableCopy.Row<String, ListRule> row(ResultSet row, int number) throws SQLException {
        String definition = row.getString(3);
        @Nullable ListRule rule = definition == null ? null : JSON.readValue(definition, ListRule.class);
        return new TableCopy.Row<>(row.getLong(1), row.getString(2), rule);
    }
}
