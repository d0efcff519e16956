package dev.marquee.retrieval.candidate;

import dev.marquee.retrieval.index.RecallSampler;
import dev.marquee.service.BundleWatch;
import dev.marquee.service.Gate;
import dev.marquee.service.Lease;
import dev.marquee.service.Spans;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the retrieval service. */
@Configuration(proxyBeanMethods = false)
class RetrievalConfiguration {
    @Bean
    BundleWatch<RetrievalBundle> models(
            @Value("${marquee.models}") Path folder, RetrievalProperties properties, MeterRegistry meters) {
        BundleWatch<RetrievalBundle> models = new BundleWatch<>(
                folder,
                "retrieval",
                BundleWatch.Turn.SECOND,
                bundle -> RetrievalBundle.load(bundle, properties),
                meters);
        Gauge.builder(
                        "retrieval.index.size",
                        models,
                        watch -> current(watch, model -> model.index().size()))
                .description("Movies in the index of the current model")
                .register(meters);
        Gauge.builder("retrieval.index.recall", models, watch -> current(watch, RetrievalModel::publishedRecall))
                .description(
                        "Share of the true best candidates that the index found when the current model was written")
                .register(meters);
        return models;
    }

    /** A figure of the current model; NaN without one. */
    private static double current(BundleWatch<RetrievalBundle> models, ToDoubleFunction<RetrievalModel> figure) {
        if (!models.ready()) {
            return Double.NaN;
        }
        try (Lease<RetrievalBundle> lease = models.lease(null)) {
            return figure.applyAsDouble(lease.get().model(null));
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
    CandidateRetriever candidateRetriever(RecallSampler recall, MeterRegistry meters, Spans spans) {
        return new CandidateRetriever(recall, meters, spans);
    }
}
