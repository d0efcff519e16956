package dev.marquee.api.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call the API.
 *
 * @param file of keys; without one everybody may do everything
 */
@ConfigurationProperties("marquee.keys")
record KeysProperties(@DefaultValue("") String file) {}
