package dev.marquee.api.catalogue;

import dev.marquee.service.BundleWatch;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Watches the bundles and keeps the catalogue of the current one and the one before. */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

    @Bean
    BundleWatch<ServedBundle> bundleWatch(
            CatalogueProperties properties, List<BeforeServing> preparations, MeterRegistry meters) {
        return new BundleWatch<>(
                properties.models(),
                "catalogue",
                BundleWatch.Turn.THIRD,
                bundle -> {
                    ServedBundle served = ServedBundle.of(bundle);
                    preparations.forEach(preparation -> preparation.prepare(served));
                    return served;
                },
                meters);
    }

    @Bean
    ServedBundles servedBundles(BundleWatch<ServedBundle> watch) {
        return new WatchedBundles(watch);
    }
}
