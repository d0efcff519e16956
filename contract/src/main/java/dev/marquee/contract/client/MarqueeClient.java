package dev.marquee.contract.client;

/**
 * The whole public API. Each method is the call of that {@code operationId} in the description of the API, which says more of it.
 * Thread-safe.
 *
 * <p>What a newer gateway answers beyond these records is left out. A gateway that cannot be reached, or does not answer in time,
 * is a {@code ResourceAccessException} of Spring.
 */
public interface MarqueeClient extends RecommendationApi, FeedbackApi, CatalogueApi, OperatorApi {}
