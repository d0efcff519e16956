package dev.marquee.api.downstream;

import org.springframework.web.service.annotation.GetExchange;

/** The probe that every service answers. */
interface ReadinessApi {

    /** Returns if the service is ready, throws if it is not. */
    @GetExchange("/readyz")
    void ready();
}
