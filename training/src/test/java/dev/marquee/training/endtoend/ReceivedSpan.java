package dev.marquee.training.endtoend;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A span as a collector gets it.
 *
 * @param service that sent it
 * @param parentId empty for the first of a trace
 * @param startNanos since 1970
 * @param endNanos since 1970
 */
record ReceivedSpan(
        String service,
        String name,
        String traceId,
        String id,
        String parentId,
        Map<String, String> tags,
        boolean failed,
        long startNanos,
        long endNanos) {

    static ReceivedSpan of(String service, Span span) {
        Map<String, String> tags = span.getAttributesList().stream()
                .collect(Collectors.toMap(
                        attribute -> attribute.getKey(),
                        attribute -> attribute.getValue().getStringValue()));
        return new ReceivedSpan(
                service,
                span.getName(),
                hex(span.getTraceId().toByteArray()),
                hex(span.getSpanId().toByteArray()),
                hex(span.getParentSpanId().toByteArray()),
                tags,
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano());
    }

    private static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    /** The names and services from the first span of the trace to this one. */
    List<String> path(List<ReceivedSpan> trace) {
        Stream<String> self = Stream.of(service + ": " + name);
        return trace.stream()
                .filter(span -> span.id().equals(parentId))
                .findFirst()
                .map(parent -> Stream.concat(parent.path(trace).stream(), self).toList())
                .orElseGet(self::toList);
    }
}
