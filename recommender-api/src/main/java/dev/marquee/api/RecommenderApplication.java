package dev.marquee.api;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The gateway as a program. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RecommenderApplication {

    /** Starts it; the options are those of Spring Boot, such as {@code --server.port}. */
    public static void main(String[] args) {
        SpringApplication.run(RecommenderApplication.class, args);
    }

    /** What the time is. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
