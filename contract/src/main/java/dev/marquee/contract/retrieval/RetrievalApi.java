package dev.marquee.contract.retrieval;

import dev.marquee.contract.InternalHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Calls of the retrieval service; its controller implements this and the gateway's client is made from it. */
@HttpExchange(url = "/internal", contentType = "application/json", accept = "application/json")
public interface RetrievalApi {

    /** The movies that suit a history best. */
    @PostExchange("/candidates")
    CandidatesResponse candidates(
            @RequestHeader(name = InternalHeaders.MODEL_VERSION, required = false) @Nullable String modelVersion,
            @RequestBody CandidatesRequest request);

    /** The movies most like one movie, itself left out; 404 if the catalog does not hold it. */
    @PostExchange("/similar")
    CandidatesResponse similar(
            @RequestHeader(name = InternalHeaders.MODEL_VERSION, required = false) @Nullable String modelVersion,
            @RequestBody SimilarRequest request);

    /** Which movies of a history speak for others; 404 if the catalog does not hold one of these. */
    @PostExchange("/reasons")
    ReasonsResponse reasons(
            @RequestHeader(name = InternalHeaders.MODEL_VERSION, required = false) @Nullable String modelVersion,
            @RequestBody ReasonsRequest request);

    /** How far a movie is from being a candidate; 404 if the catalog does not hold it. */
    @PostExchange("/standing")
    StandingResponse standing(
            @RequestHeader(name = InternalHeaders.MODEL_VERSION, required = false) @Nullable String modelVersion,
            @RequestBody StandingRequest request);
}
