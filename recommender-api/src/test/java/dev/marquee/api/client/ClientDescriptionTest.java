package dev.marquee.api.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.api.fuzz.ApiDescription;
import dev.marquee.api.fuzz.Operation;
import dev.marquee.contract.client.Fields;
import dev.marquee.contract.client.Filters;
import dev.marquee.contract.client.MarqueeClient;
import dev.marquee.contract.client.Rerank;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.JsonNode;

/** The Java client can do all that the committed description of the API says. */
class ClientDescriptionTest {
    /** What a client says once for all calls. */
    private static final Set<String> SETTINGS = Set.of("X-Latency-Budget-Ms");

    /** No record: an exception. */
    private static final Set<String> PROBLEM = Set.of("Problem");

    private static ApiDescription description() throws IOException {
        return ApiDescription.read(ApiDescription.COMMITTED);
    }

    @TestFactory
    Stream<DynamicTest> makesTheCall() throws IOException {
        return description().operations().stream()
                .map(call -> DynamicTest.dynamicTest(call.id(), () -> assertThatThereIsAMethodFor(call)));
    }

    @Test
    void makesNoOther() throws IOException {
        Set<String> calls =
                description().operations().stream().map(Operation::id).collect(Collectors.toSet());
        assertThat(MarqueeClient.class.getMethods())
                .extracting(Method::getName)
                .containsExactlyInAnyOrderElementsOf(calls);
    }

    private static void assertThatThereIsAMethodFor(Operation call) {
        Method method = Arrays.stream(MarqueeClient.class.getMethods())
                .filter(each -> each.getName().equals(call.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("MarqueeClient has no method " + call.id()));
        HttpExchange exchange = AnnotatedElementUtils.findMergedAnnotation(method, HttpExchange.class);
        assertThat(exchange.method() + " " + exchange.url()).isEqualTo(call.method() + " " + call.path());
        Set<String> said = Arrays.stream(method.getParameters())
                .flatMap(parameter -> Fields.class.isAssignableFrom(parameter.getType())
                        ? fields(parameter.getType()).stream()
                        : Stream.of(parameter.getName()))
                .collect(Collectors.toSet());
        assertThat(said)
                .containsAll(call.parameters().stream()
                        .map(Operation.Parameter::name)
                        .filter(name -> !SETTINGS.contains(name))
                        .toList());
        if (call.body() != null) {
            assertThat(method.getParameterTypes())
                    .extracting(Class::getSimpleName)
                    .contains(schemaName(call.body()));
        }
        String answer = Stream.of(200, 204)
                .map(status -> call.answers().getOrDefault(status, ""))
                .filter(place -> !place.isEmpty())
                .findFirst()
                .map(ClientDescriptionTest::schemaName)
                .orElse("void");
        assertThat(method.getReturnType().getSimpleName()).isEqualTo(answer);
    }

    private static String schemaName(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    @TestFactory
    Stream<DynamicTest> hasEveryFieldOf() throws IOException {
        return description().root().path("components").path("schemas").properties().stream()
                .filter(schema -> !PROBLEM.contains(schema.getKey()))
                .map(schema -> DynamicTest.dynamicTest(
                        schema.getKey(), () -> assertThatEveryFieldIsThere(schema.getKey(), schema.getValue())));
    }

    private static void assertThatEveryFieldIsThere(String name, JsonNode schema) throws ClassNotFoundException {
        Class<?> type = Class.forName(MarqueeClient.class.getPackageName() + "." + name);
        assertThat(fields(type)).containsAll(schema.path("properties").propertyNames());
        if (type.isRecord()) {
            schema.path("properties").properties().forEach(field -> assertThatTheTypeFits(type, field));
        }
    }

    /** A number is a number, and what may be null is said to be: a primitive type would make a zero of it. */
    private static void assertThatTheTypeFits(Class<?> type, Map.Entry<String, JsonNode> field) {
        RecordComponent component = Arrays.stream(type.getRecordComponents())
                .filter(each -> each.getName().equals(field.getKey()))
                .findFirst()
                .orElseThrow();
        List<String> allowed = typesOf(field.getValue());
        if (allowed.contains("null")) {
            assertThat(component.getType().isPrimitive()).as("%s", component).isFalse();
        }
        Set<Class<?>> fitting = new HashSet<>();
        if (allowed.contains("integer")) {
            fitting.addAll(Set.of(int.class, Integer.class));
        }
        if (allowed.contains("number")) {
            fitting.addAll(Set.of(double.class, Double.class));
        }
        if (allowed.contains("boolean")) {
            fitting.addAll(Set.of(boolean.class, Boolean.class));
        }
        if (allowed.contains("array")) {
            fitting.add(List.class);
        }
        if (!fitting.isEmpty()) {
            assertThat(component.getType()).as("%s", component).isIn(fitting);
        }
    }

    private static List<String> typesOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.valueStream().map(JsonNode::asString).toList() : List.of(type.asString(""));
    }

    /** What can be said with a type: the components of a record, or what the methods of a builder are called. */
    private static Set<String> fields(Class<?> type) {
        if (type.isRecord()) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toSet());
        }
        Set<String> fields = new HashSet<>();
        for (Method method : type.getMethods()) {
            fields.add(method.getName());
            fields.add(inTmdbsSpelling(method.getName()));
            if (Modifier.isStatic(method.getModifiers())) {
                Arrays.stream(method.getParameters()).map(Parameter::getName).forEach(fields::add);
            }
        }
        // In a query they stand beside the others.
        if (fields.contains("filters") && fields.add("genre")) {
            fields.addAll(fields(Filters.class));
            fields.addAll(fields(Rerank.class));
        }
        return fields;
    }

    /** Such as {@code release_date}. */
    private static String inTmdbsSpelling(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
