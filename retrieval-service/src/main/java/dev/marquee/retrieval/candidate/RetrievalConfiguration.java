package dev.marquee.retrieval.candidate;

import dev.marquee.retrieval.index.RecallSampler;
import dev.marquee.service.BundleWatch;
import dev.marquee.service.Gate;
import dev.marquee.service.Lease;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the retrieval service. */
@Configuration(proxyBeanMethods = false)
class RetrievalConfiguration {
    @Bean
    BundleWatch<RetrievalModel> models(
            @Value("${marquee.models}") Path folder, RetrievalProperties properties, MeterRegistry meters) {
        BundleWatch<RetrievalModel> models =
                new BundleWatch<>(folder, "retrieval", bundle -> RetrievalModel.load(bundle, properties), meters);
        Gauge.builder("retrieval.index.size", models, RetrievalConfiguration::size)
                .description("Movies in the index of the current model")
                .register(meters);
        return models;
    }

    private static double size(BundleWatch<RetrievalModel> models) {
        if (!models.ready()) {
            return 0;
        }
        try (Lease<RetrievalModel> lease = models.lease(null)) {
            return lease.get().index().size();
        }
    }

    @Bean
    Gate gate(RetrievalProperties properties, MeterRegistry meters) {
        return new Gate("retrieval", properties.calls(), meters);
    }

    @Bean
    RecallSampler recallSampler(RetrievalProperties properties, MeterRegistry meters) {
        return new RecallSampler(properties.recallSample(), meters);
    }

    @Bean
    CandidateRetriever candidateRetriever(RecallSampler recall, MeterRegistry meters) {
        return new CandidateRetriever(recall, meters);
    }
}
