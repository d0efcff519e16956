package dev.marquee.ranking.scoring;

import dev.marquee.service.BundleWatch;
import dev.marquee.service.Gate;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the ranking service. */
@Configuration(proxyBeanMethods = false)
class RankingConfiguration {
    @Bean
    BundleWatch<RankingModel> models(
            @Value("${marquee.models}") Path folder, RankingProperties properties, MeterRegistry meters) {
        return new BundleWatch<>(
                folder,
                "ranking",
                BundleWatch.Turn.FIRST,
                bundle -> RankingModel.load(bundle, properties.calls()),
                meters);
    }

    /** One permit for each predictor, so that nobody who was let in waits for one. */
    @Bean
    Gate gate(RankingProperties properties, MeterRegistry meters) {
        Gate gate = new Gate("ranking", properties.calls(), meters);
        Gauge.builder("ranking.predictors.busy", gate, Gate::busy)
                .description("Requests inside the gate")
                .register(meters);
        Gauge.builder("ranking.predictors.limit", gate, Gate::permits)
                .description("Requests that the gate lets in")
                .register(meters);
        return gate;
    }

    @Bean
    CandidateRanker candidateRanker(MeterRegistry meters) {
        return new CandidateRanker(meters);
    }
}
