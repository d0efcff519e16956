package dev.marquee.ranking.scoring;

import dev.marquee.service.BundleWatch;
import dev.marquee.service.Gate;
import dev.marquee.service.Spans;
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
        return new Gate("ranking", properties.calls(), meters);
    }

    @Bean
    CandidateRanker candidateRanker(MeterRegistry meters, Spans spans) {
        return new CandidateRanker(meters, spans);
    }
}
