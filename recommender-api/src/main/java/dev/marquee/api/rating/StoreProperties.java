package dev.marquee.api.rating;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where ratings live.
 *
 * @param store folder of the embedded database; created if it does not exist
 * @param datasets folder of the data sets; the one that the served bundle was trained on may hold seeds
 */
@ConfigurationProperties("marquee")
record StoreProperties(
        @DefaultValue("store") Path store,
        @DefaultValue("datasets") Path datasets) {}
