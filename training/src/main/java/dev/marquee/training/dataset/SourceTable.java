package dev.marquee.training.dataset;

import dev.marquee.training.duckdb.DuckDb;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A staged file as a table of DuckDB: numbered lines, each split on its own, so that a broken line never takes its
 * neighbours with it (which DuckDB's own reader of CSV does at an odd quote). Travels to other processes, which may look at
 * a piece of the lines.
 */
final class SourceTable implements Serializable {
    /** A field of CSV after its comma: quoted with doubled quotes inside, or bare. */
    private static final String CSV_FIELD = ",(\"(?:[^\"]|\"\")*\"|[^\",][^,]*|)";

    private static final long serialVersionUID = 1L;

    private final String fileName;
    private final String rows;
    private final int width;
    private final Map<String, Integer> positions;

    private SourceTable(StagedFile file, String rows, int width, Map<String, Integer> positions) {
        this.fileName = file.name();
        this.rows = rows;
        this.width = width;
        this.positions = Map.copyOf(positions);
    }

    /** Declares what all source tables need. */
    static void prepare(DuckDb database) {
        database.execute("""
                CREATE MACRO csv_fields(t) AS CASE
                    WHEN NOT contains(t, '"') THEN string_split(t, ',')
                    WHEN regexp_full_match(',' || t, '(?:%1$s)*') THEN list_transform(
                        regexp_extract_all(',' || t, '%1$s', 1),
                        lambda f: CASE WHEN f[1] = '"' THEN replace(f[2:-2], '""', '"') ELSE f END)
                    ELSE [] END
                """.formatted(CSV_FIELD));
        database.execute("""
                CREATE MACRO positive_int(t) AS CASE
                    WHEN regexp_full_match(t, '[0-9]{1,10}') AND TRY_CAST(t AS BIGINT) BETWEEN 1 AND 2147483647
                    THEN TRY_CAST(t AS INTEGER) END
                """);
        database.execute("""
                CREATE MACRO epoch_second(t) AS CASE
                    WHEN TRY_CAST(t AS DOUBLE) BETWEEN 0 AND 253402300799
                    THEN TRY_CAST(floor(TRY_CAST(t AS DOUBLE)) AS BIGINT) END
                """);
    }

    /**
     * Makes the lines of a file visible as the view {@code <role>_line(line, text)} and finds its columns.
     *
     * @throws DatasetException if the file is empty or its header lacks a column
     */
    static SourceTable open(DuckDb database, StagedFile file, Layout layout, Role role) {
        String view = declareLines(database, role, file.path());
        List<String> columns = layout.columns(role);
        if (layout.hasHeader() && !columns.isEmpty()) {
            return withHeader(database, file, view, columns);
        }
        String split = columns.isEmpty() ? "[text]" : "string_split(text, '%s')".formatted(layout.separator(role));
        String rows = "(SELECT line, text, %s AS f FROM %s)".formatted(split, view);
        return new SourceTable(file, rows, Math.max(1, columns.size()), positions(columns));
    }

    /** Makes the lines of a staged file, or of a piece of one, visible as {@code <role>_line(line, text)}; that name. */
    static String declareLines(DuckDb database, Role role, Path lines) {
        String view = role.id() + "_line";
        database.execute(
                """
                CREATE VIEW %s AS SELECT line, text FROM read_csv(%s, columns = {'line': 'BIGINT', 'text': 'VARCHAR'},
                    header = false, auto_detect = false, delim = '%s', quote = '', escape = '', strict_mode = false,
                    max_line_size = %d)
                """.formatted(view, DuckDb.literal(lines), NumberedLine.SEPARATOR, NumberedLine.MAX_BYTES * 2));
        return view;
    }

    private static SourceTable withHeader(DuckDb database, StagedFile file, String view, List<String> columns) {
        record Header(long line, List<String> names) {}
        var headers = database.query(
                "SELECT line, to_json(csv_fields(text)) FROM %s LIMIT 1".formatted(view),
                row -> new Header(row.getLong(1), Json.strings(row.getString(2))));
        if (headers.isEmpty()) {
            throw new DatasetException(
                    file.name() + " is empty; its first line must name the columns " + String.join(",", columns));
        }
        Header header = headers.getFirst();
        Map<String, Integer> positions = positions(header.names());
        if (!positions.keySet().containsAll(positions(columns).keySet())) {
            throw new DatasetException("%s, line %d: the columns are %s; expected are %s (any order, more are ignored)"
                    .formatted(file.name(), header.line(), header.names(), String.join(",", columns)));
        }
        String rows =
                "(SELECT line, text, csv_fields(text) AS f FROM %s WHERE line > %d)".formatted(view, header.line());
        return new SourceTable(file, rows, header.names().size(), positions);
    }

    private static Map<String, Integer> positions(List<String> names) {
        var positions = new HashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            positions.putIfAbsent(names.get(i).strip().toLowerCase(Locale.ROOT), i + 1);
        }
        return positions;
    }

    /** The name of the source file. */
    String fileName() {
        return fileName;
    }

    /** Its rows as a sub-query of {@code line, text, f}, where {@code f} holds the fields. */
    String rows() {
        return rows;
    }

    /** The expression for a column's trimmed text. */
    String field(String column) {
        return "trim(f[%d])".formatted(positions.get(column.toLowerCase(Locale.ROOT)));
    }

    /** The branches of a {@code CASE} that name what is wrong with a line as a whole. */
    String damage() {
        return "WHEN contains(text, chr(%d)) THEN 'invalid UTF-8' WHEN len(f) <> %d THEN 'not %d columns'"
                .formatted((int) NumberedLine.SUBSTITUTE, width, width);
    }
}
