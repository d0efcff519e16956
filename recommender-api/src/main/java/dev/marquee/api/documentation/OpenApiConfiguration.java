package dev.marquee.api.documentation;

import dev.marquee.api.access.Scopes;
import dev.marquee.api.input.LatencyBudget;
import dev.marquee.contract.problem.ProblemType;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the annotations of the calls do not say: the product, and the problems that every call can answer with. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String PROBLEM = "Problem";
    private static final String KEY = "key";

    @Bean
    OpenAPI product() {
        Info info = new Info()
                .title("Marquee")
                .version("v1")
                .description(
                        "Movie recommendations within a latency budget. A query parameter or a JSON field that is not"
                                + " documented here is refused, so that a misspelt one is not ignored in silence; answers may"
                                + " gain fields. A body holds at most 1 MiB, 100,000 names, values and brackets, and texts of"
                                + " 10,000 characters.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0"));
        SecurityScheme key = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("A key that the operator has given out, if the operator asks for keys at all.");
        return new OpenAPI()
                .components(new Components().addSecuritySchemes(KEY, key))
                .info(info)
                .servers(List.of(new Server().url("http://localhost:8080")));
    }

    private static Schema<?> problem() {
        String types = Arrays.stream(ProblemType.values())
                .map(type -> "`%s`: %s".formatted(type.uri(), type.title()))
                .collect(Collectors.joining("; "));
        Schema<?> problem = new ObjectSchema()
                .description("RFC 9457.")
                .addProperty("type", new StringSchema().format("uri-reference").description(types))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("Names the field at fault."))
                .addProperty("instance", new StringSchema().format("uri-reference"));
        problem.setRequired(List.of("status", "title", "type"));
        return problem;
    }

    @Bean
    RecordNullability recordNullability() {
        return new RecordNullability();
    }

    @Bean
    OpenApiCustomizer problems() {
        return api -> {
            // Not earlier: a schema that no call has named yet is thrown away.
            api.schema(PROBLEM, problem());
            api.getPaths()
                    .forEach((path, calls) ->
                            calls.readOperationsMap().forEach((method, call) -> describe(path, method, call)));
        };
    }

    private static void describe(String path, PathItem.HttpMethod method, Operation call) {
        describeBudget(call);
        describeKey(path, method, call);
        add(call, "400", "A parameter, a header or a field is not as documented; the detail names it.");
        boolean adds = path.endsWith("{movieId}") && path.startsWith("/v1/movies") && method == PathItem.HttpMethod.PUT;
        if (path.contains("{movieId}") && method != PathItem.HttpMethod.DELETE && !adds) {
            add(call, "404", "The catalogue holds no such movie.");
        }
        if (path.contains("{ruleId}") && method == PathItem.HttpMethod.GET) {
            add(call, "404", "There is no such rule.");
        }
        if (call.getResponses().containsKey("200")) {
            add(call, "406", "The caller does not accept JSON.");
        }
        if (path.endsWith("/recommendations")) {
            add(
                    call,
                    "410",
                    "The cursor is older than 24 hours, or than the erasure of the user; begin again without it.");
        }
        if (call.getRequestBody() != null) {
            add(call, "413", "The body is larger than 1 MiB.");
            add(call, "415", "The body is not JSON.");
        }
        add(call, "503", "No model is loaded yet, or the store cannot be reached; see Retry-After.");
    }

    /** The scope is that of the table which is asked when a call is made; without keys none is needed. */
    private static void describeKey(String path, PathItem.HttpMethod method, Operation call) {
        String scope = Scopes.of(method.name(), path)
                .orElseThrow(() -> new IllegalStateException("Scopes has no %s %s".formatted(method, path)))
                .word();
        call.addSecurityItem(new SecurityRequirement().addList(KEY, scope));
        call.addSecurityItem(new SecurityRequirement());
        add(call, "401", "Where keys are asked for: none was given, or one that is not known.");
        add(call, "403", "The key has not the scope `%s`, or a browser's page may not ask.".formatted(scope));
        add(call, "429", "The key is used more often than it may be; see Retry-After.");
    }

    /** No annotation says "above". */
    private static void describeBudget(Operation call) {
        Stream.ofNullable(call.getParameters())
                .flatMap(List::stream)
                .filter(parameter -> parameter.getName().equals(LatencyBudget.HEADER))
                .forEach(budget -> budget.getSchema().setExclusiveMinimumValue(BigDecimal.ZERO));
    }

    private static void add(Operation call, String status, String description) {
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        call.getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(description)
                                .content(new Content()
                                        .addMediaType("application/problem+json", new MediaType().schema(problem))));
    }
}
