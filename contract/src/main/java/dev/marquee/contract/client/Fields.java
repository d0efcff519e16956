package dev.marquee.contract.client;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a caller sends: the fields that were set, by name, and no others. In a body they are a JSON object, in a query they are its
 * parameters. Immutable: each setter returns a copy with one field more.
 *
 * @param <T> the type itself, which its setters return
 */
public abstract class Fields<T extends Fields<T>> extends AbstractMap<String, Object> {
    private final Map<String, Object> given;

    Fields(Map<String, Object> given) {
        this.given = Collections.unmodifiableMap(given);
    }

    /** The type itself, with these fields. */
    abstract T copy(Map<String, Object> fields);

    final T with(String name, Object value) {
        return with(Map.of(name, value));
    }

    final T with(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(given);
        all.putAll(more);
        return copy(all);
    }

    /** The same fields as a query has them: texts, and lists of texts. */
    static Map<String, Object> texts(Map<String, Object> fields) {
        Map<String, Object> texts = new LinkedHashMap<>(fields);
        texts.replaceAll((_, value) -> value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : value.toString());
        return texts;
    }

    /** What was set; not modifiable. */
    @Override
    public final Set<Entry<String, Object>> entrySet() {
        return given.entrySet();
    }
}
