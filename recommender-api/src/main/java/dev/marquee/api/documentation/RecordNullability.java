package dev.marquee.api.documentation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Describes the records of the API by the {@code @Nullable} of their components: such a property may be null, each other
 * one is always there. What an annotation requires explicitly stays required and not null.
 */
final class RecordNullability implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType javaType = Json.mapper().constructType(type.getType());
        if (schema == null || javaType == null || !javaType.getRawClass().isRecord()) {
            return schema;
        }
        Schema<?> model =
                schema.get$ref() == null ? schema : context.getDefinedModels().get(name(schema.get$ref()));
        if (model != null && model.getProperties() != null) {
            describe(model, javaType.getRawClass().getRecordComponents());
        }
        return schema;
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static void describe(Schema<?> model, RecordComponent[] components) {
        List<String> required = Objects.requireNonNullElse(model.getRequired(), List.of());
        TreeSet<String> always = new TreeSet<>(required);
        for (RecordComponent component : components) {
            String name = name(component);
            Schema<?> property = model.getProperties().get(name);
            if (property == null || required.contains(name)) {
                continue;
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.getProperties().put(name, orNull(property));
            } else {
                always.add(name);
            }
        }
        model.setRequired(List.copyOf(always));
    }

    private static String name(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    @SuppressWarnings("unchecked")
    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(property, new JsonSchema().types(Set.of("null"))));
        }
        if (property.getTypes() != null) {
            property.addType("null");
        }
        if (property.getEnum() != null) {
            List<@Nullable Object> values = new ArrayList<>(property.getEnum());
            values.add(null);
            ((Schema<@Nullable Object>) property).setEnum(values);
        }
        return property;
    }
}
