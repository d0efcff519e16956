package dev.marquee.contract.client;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Rules, and how the product is doing. A key needs the scope {@code admin}, to read rules {@code read}. */
public interface OperatorApi {
    /**
     * Lists all rules.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @GetExchange("/v1/rules")
    RuleList listRules();

    /**
     * Shows a rule.
     *
     * @throws MarqueeException if the gateway refuses; 404 if there is no such rule
     */
    @GetExchange("/v1/rules/{ruleId}")
    ListRule showRule(@PathVariable String ruleId);

    /**
     * Pins, boosts or buries movies, in place of the rule of this name.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @PutExchange(url = "/v1/rules/{ruleId}", contentType = "application/json")
    void setRule(@PathVariable String ruleId, @RequestBody NewRule rule);

    /**
     * Deletes a rule, if there is one.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @DeleteExchange("/v1/rules/{ruleId}")
    void deleteRule(@PathVariable String ruleId);

    /**
     * Tells how the product is doing.
     *
     * @throws MarqueeException if the gateway refuses
     */
    @GetExchange("/v1/status")
    Status showStatus();
}
