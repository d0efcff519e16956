package dev.marquee.api.cors;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which pages of browsers may call the API.
 *
 * @param allowedOrigins exact origins, such as {@code https://shop.example.org}; none at first. A {@code *} is none: a page of
 *     anybody could then use what the caller's network may reach
 */
@ConfigurationProperties("marquee.cors")
record CorsProperties(@DefaultValue({}) List<String> allowedOrigins) {
    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:.]+\\](:[0-9]{1,5})?");

    CorsProperties {
        for (String origin : allowedOrigins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "marquee.cors.allowed-origins has \"%s\"; expected exact origins, in small letters and without a path, such as https://shop.example.org"
                                .formatted(origin));
            }
        }
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
