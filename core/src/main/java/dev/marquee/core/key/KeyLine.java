package dev.marquee.core.key;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A line of the file of keys. What is wrong with one is said without quoting what might be a key. */
final class KeyLine {
    private static final List<String> FIELDS = List.of("name", "sha256", "scopes", "rate", "burst");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private KeyLine() {}

    static ApiKey parse(String line) {
        JsonNode json = json(line);
        for (String field : json.propertyNames()) {
            if (!FIELDS.contains(field)) {
                throw new KeysException("unknown field \"%.40s\"; expected %s".formatted(field, FIELDS));
            }
        }
        return new ApiKey(text(json, "name"), text(json, "sha256"), scopes(json), limit(json));
    }

    private static JsonNode json(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException _) {
            // Its message would quote the line.
        }
        throw new KeysException("expected one JSON object with %s, each once".formatted(FIELDS));
    }

    private static String text(JsonNode json, String field) {
        if (!json.path(field).isString()) {
            throw new KeysException("%s is not there; expected a text".formatted(field));
        }
        return json.path(field).stringValue();
    }

    private static Set<Scope> scopes(JsonNode json) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (!json.path("scopes").isArray()) {
            throw new KeysException("scopes is not there; expected a list such as [\"read\",\"feedback\"]");
        }
        for (JsonNode each : json.path("scopes")) {
            scopes.add(Scope.of(each.asString(""))
                    .orElseThrow(() ->
                            new KeysException("scopes has %.40s; expected read, feedback or admin".formatted(each))));
        }
        return scopes;
    }

    private static @Nullable RateLimit limit(JsonNode json) {
        JsonNode rate = json.path("rate");
        JsonNode burst = json.path("burst");
        if (rate.isMissingNode() && burst.isMissingNode()) {
            return null;
        }
        boolean whole = burst.isIntegralNumber() && burst.canConvertToInt();
        if (!rate.isNumber() || !(burst.isMissingNode() || whole)) {
            throw new KeysException("expected a number as rate and, if at all, a whole number as burst");
        }
        return burst.isMissingNode()
                ? RateLimit.perSecond(rate.doubleValue())
                : new RateLimit(rate.doubleValue(), burst.intValue());
    }

    static String format(ApiKey key) {
        ObjectNode json = JSON.createObjectNode().put("name", key.name()).put("sha256", key.sha256());
        key.scopes().forEach(scope -> json.withArray("scopes").add(scope.word()));
        RateLimit limit = key.limit();
        if (limit != null) {
            json.put("rate", limit.rate()).put("burst", limit.burst());
        }
        return JSON.writeValueAsString(json);
    }
}
