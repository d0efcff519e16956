package dev.marquee.contract.ranking;

import dev.marquee.contract.InternalHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Calls of the ranking service; its controller implements this and the gateway's client is made from it. */
@HttpExchange(url = "/internal", contentType = "application/json", accept = "application/json")
public interface RankingApi {

    /** Predicts a rating for each candidate. */
    @PostExchange("/scores")
    ScoresResponse scores(
            @RequestHeader(name = InternalHeaders.MODEL_VERSION, required = false) @Nullable String modelVersion,
            @RequestBody ScoresRequest request);
}
