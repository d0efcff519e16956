package dev.marquee.api.row;

import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.input.Fields;
import dev.marquee.api.input.QueryParameters;
import dev.marquee.api.recommendation.RecommendationRequest;
import dev.marquee.api.recommendation.RequestReader;
import dev.marquee.service.ProblemException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** Reads what screen a caller asks for; every refusal is a 400 {@link ProblemException} that names the parameter or field. */
@Component
class RowsReader {
    private final RequestReader lists;
    private final ServedBundles bundles;

    RowsReader(RequestReader lists, ServedBundles bundles) {
        this.lists = lists;
        this.bundles = bundles;
    }

    /** A screen for what is stored of a user. */
    RowsRequest of(String userId, WebRequest request) {
        RecommendationRequest list = lists.of(userId, request);
        QueryParameters query = QueryParameters.of(request);
        return request(
                list,
                query.list("kind"),
                query.integer("rows", 1, RowsRequest.MOST_ROWS),
                query.integer("similarTo", 1, Integer.MAX_VALUE));
    }

    /** A screen for what a body holds. */
    RowsRequest of(RowsBody body, WebRequest request) {
        return request(
                lists.of(body.list(), request),
                Fields.list("kind", body.kind()),
                Fields.within("rows", 1, RowsRequest.MOST_ROWS, body.rows()),
                Fields.within("similarTo", 1, Integer.MAX_VALUE, body.similarTo()));
    }

    private RowsRequest request(
            RecommendationRequest list, List<String> asked, @Nullable Integer most, @Nullable Integer similarTo) {
        Set<RowKind> kinds = new LinkedHashSet<>();
        asked.forEach(kind -> kinds.add(kind(kind)));
        if (kinds.contains(RowKind.SIMILAR)) {
            Fields.required("similarTo", similarTo);
        }
        if (kinds.isEmpty()) {
            kinds.addAll(List.of(RowKind.values()));
        }
        if (similarTo != null) {
            check(similarTo, kinds);
        }
        return new RowsRequest(list, List.copyOf(kinds), most == null ? RowsRequest.MOST_ROWS : most, similarTo);
    }

    private static RowKind kind(String label) {
        return RowKind.labelled(label)
                .orElseThrow(() ->
                        ProblemException.invalid("kind", "expected %s, got \"%.40s\"".formatted(labels(), label)));
    }

    private static String labels() {
        return Arrays.stream(RowKind.values()).map(RowKind::label).collect(Collectors.joining(", "));
    }

    private void check(int similarTo, Set<RowKind> kinds) {
        if (!kinds.contains(RowKind.SIMILAR)) {
            throw ProblemException.invalid("similarTo", "has no meaning without the kind similar");
        }
        if (bundles.current().movie(similarTo).isEmpty()) {
            throw ProblemException.invalid("similarTo", "the catalogue holds no movie %d".formatted(similarTo));
        }
    }
}
