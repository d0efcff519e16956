package dev.marquee.api;

import java.security.Security;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The gateway as a program. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RecommenderApplication {
    private static final String SECONDS_TO_KEEP_ADDRESSES = "1";

    /** Starts it; the options are those of Spring Boot, such as {@code --server.port}. */
    public static void main(String[] args) {
        keepAddressesBriefly();
        SpringApplication.run(RecommenderApplication.class, args);
    }

    /** A container that was replaced has another address; the JVM would look for it at the old one for half a minute. */
    private static void keepAddressesBriefly() {
        Security.setProperty("networkaddress.cache.ttl", SECONDS_TO_KEEP_ADDRESSES);
        Security.setProperty("networkaddress.cache.negative.ttl", SECONDS_TO_KEEP_ADDRESSES);
    }

    /** What the time is. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
