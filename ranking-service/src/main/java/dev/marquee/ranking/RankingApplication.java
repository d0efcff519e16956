package dev.marquee.ranking;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the ranking service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RankingApplication {
    /** Runs until it is told to stop. */
    public static void main(String[] args) {
        SpringApplication.run(RankingApplication.class, args);
    }
}
