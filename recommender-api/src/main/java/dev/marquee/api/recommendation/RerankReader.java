package dev.marquee.api.recommendation;

import dev.marquee.api.input.Fields;
import dev.marquee.api.input.QueryParameters;
import dev.marquee.api.rule.Rules;
import dev.marquee.core.rerank.RerankOptions;
import dev.marquee.service.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads how a list is to be re-ranked; every refusal is a 400 {@link ProblemException} that names the field. */
@Component
class RerankReader {
    /** Longest seed. */
    static final int LONGEST_SEED = 64;

    private final RerankProperties usual;
    private final Rules rules;

    RerankReader(RerankProperties usual, Rules rules) {
        this.usual = usual;
        this.rules = rules;
    }

    /** What a query says. */
    Rerank of(QueryParameters query) {
        return rerank(
                query.number("diversity", 0, 1),
                query.integer("maxPerGenre", 1, RerankOptions.MAX_PLACES),
                query.integer("withinTop", 1, RerankOptions.MAX_PLACES),
                query.number("explore", 0, RerankOptions.MAX_EXPLORE),
                query.text("seed", LONGEST_SEED));
    }

    /** What a body says. */
    Rerank of(RecommendationBody.@Nullable Rerank body) {
        return body == null
                ? rerank(null, null, null, null, null)
                : rerank(
                        Fields.within("rerank.diversity", 0, 1, body.diversity()),
                        Fields.within("rerank.maxPerGenre", 1, RerankOptions.MAX_PLACES, body.maxPerGenre()),
                        Fields.within("rerank.withinTop", 1, RerankOptions.MAX_PLACES, body.withinTop()),
                        Fields.within("rerank.explore", 0, RerankOptions.MAX_EXPLORE, body.explore()),
                        Fields.text("rerank.seed", LONGEST_SEED, body.seed()));
    }

    private Rerank rerank(
            @Nullable Double diversity,
            @Nullable Integer maxPerGenre,
            @Nullable Integer withinTop,
            @Nullable Double explore,
            @Nullable String seed) {
        RerankOptions options = new RerankOptions(
                diversity == null ? usual.diversity() : diversity,
                maxPerGenre == null ? usual.maxPerGenre() : maxPerGenre,
                withinTop == null ? usual.withinTop() : withinTop,
                explore == null ? usual.explore() : explore);
        return new Rerank(options, seed, rules);
    }
}
