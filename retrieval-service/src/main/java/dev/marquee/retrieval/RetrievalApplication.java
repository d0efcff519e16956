package dev.marquee.retrieval;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the retrieval service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RetrievalApplication {
    /** Runs until it is told to stop. */
    public static void main(String[] args) {
        SpringApplication.run(RetrievalApplication.class, args);
    }
}
