package dev.marquee.contract.retrieval;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Tells how the retrieval service answers; its controller implements this beside {@link RetrievalApi}. */
@HttpExchange(url = "/internal", accept = "application/json")
public interface RetrievalStatusApi {

    /** How the service answers now; 503 if no bundle is loaded yet. */
    @GetExchange("/status")
    RetrievalStatus status();
}
