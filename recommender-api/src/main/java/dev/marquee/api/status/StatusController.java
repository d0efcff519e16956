package dev.marquee.api.status;

import dev.marquee.api.catalogue.ServedBundle;
import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.contract.retrieval.RetrievalStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The call that tells how the product is doing. */
@RestController
@Tag(name = "Status")
class StatusController {
    private static final double HUNDREDTHS = 100;
    private static final double TEN_THOUSANDTHS = 10_000;

    private final ServedBundles bundles;
    private final Services services;
    private final RequestWindow window;

    StatusController(ServedBundles bundles, Services services, RequestWindow window) {
        this.bundles = bundles;
        this.services = services;
        this.window = window;
    }

    /** How the product is doing. */
    @GetMapping(path = "/v1/status", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "showStatus",
            summary = "Tell how the product is doing",
            description = "Figures of the last minute.")
    Status status() {
        ServedBundle bundle = bundles.current();
        Services.Seen seen = services.look();
        RequestWindow.Figures figures = window.figures();
        return new Status(
                bundle.version(),
                bundle.dataset(),
                seen.retrieval().map(RetrievalStatus::index).orElse(null),
                bundle.catalog().present().cardinality(),
                seen.stages(),
                rounded(figures.perSecond(), HUNDREDTHS),
                rounded(figures.p50Ms(), HUNDREDTHS),
                rounded(figures.p99Ms(), HUNDREDTHS),
                rounded(figures.degradedShare(), TEN_THOUSANDTHS),
                seen.retrieval().map(RetrievalStatus::recall).orElse(null));
    }

    private static double rounded(double value, double parts) {
        return Math.round(value * parts) / parts;
    }
}
