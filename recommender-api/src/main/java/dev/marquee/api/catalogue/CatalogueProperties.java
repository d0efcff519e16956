package dev.marquee.api.catalogue;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the catalogue comes from.
 *
 * @param models folder of the bundles; its file {@code current} names the one to serve
 */
@ConfigurationProperties("marquee")
record CatalogueProperties(@DefaultValue("models") Path models) {}
