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
    EditedBundles editedBundles(CatalogueEdits edits, List<BeforeServing> preparations) {
        return new EditedBundles(edits, preparations);
    }

    @Bean
    BundleWatch<ServedBundle> bundleWatch(CatalogueProperties properties, EditedBundles edited, MeterRegistry meters) {
        return new BundleWatch<>(
                properties.models(),
                "catalogue",
                BundleWatch.Turn.THIRD,
                bundle -> edited.add(ServedBundle.of(bundle)),
                meters);
    }

    @Bean
    ServedBundles servedBundles(BundleWatch<ServedBundle> watch, EditedBundles edited) {
        return new WatchedBundles(watch, edited);
    }
}
