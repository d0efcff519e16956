package dev.marquee.service;

import dev.marquee.contract.problem.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service: every kind of answer that the starter shapes, and a bundle of which only the seed is read. */
@SpringBootApplication
class ProbeApplication {
    static void main(String[] args) {
        SpringApplication.run(ProbeApplication.class, args);
    }

    /** What the probe makes of a bundle. */
    record Loaded(long seed) implements AutoCloseable {
        @Override
        public void close() {}
    }

    @Bean
    BundleWatch<Loaded> models(@Value("${marquee.models}") Path models, MeterRegistry meters) {
        return new BundleWatch<>(
                models,
                "probe",
                BundleWatch.Turn.FIRST,
                bundle -> new Loaded(bundle.manifest().seed()),
                meters);
    }

    record Order(int n, List<Line> lines) {}

    record Line(int movieId, float rating) {}

    @RestController
    static class ProbeController {
        @PostMapping("/orders")
        Order order(@RequestBody Order order) {
            return order;
        }

        @PostMapping("/anything")
        Map<String, Object> anything(@RequestBody Map<String, Object> body) {
            return body;
        }

        @GetMapping("/numbers/{number}")
        int number(@PathVariable int number) {
            return number;
        }

        @GetMapping("/internal/remaining")
        long remaining() {
            return Deadline.current().remaining().toMillis();
        }

        @GetMapping("/internal/late")
        String late() throws InterruptedException {
            Thread.sleep(30);
            Deadline.current().check("the second stage");
            return "in time";
        }

        @GetMapping("/full")
        String full() {
            throw new ProblemException(ProblemType.OVERLOADED, "2 probe requests are in flight");
        }

        @GetMapping("/large")
        List<String> large() throws InterruptedException {
            Thread.sleep(100);
            return Collections.nCopies(100_000, "as large as no buffer of a socket is");
        }

        @GetMapping("/bug")
        String bug() {
            throw new IllegalStateException("secret of the inside");
        }
    }
}
