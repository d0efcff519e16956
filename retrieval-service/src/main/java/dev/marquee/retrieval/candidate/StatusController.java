package dev.marquee.retrieval.candidate;

import dev.marquee.contract.retrieval.RetrievalStatus;
import dev.marquee.contract.retrieval.RetrievalStatusApi;
import dev.marquee.retrieval.index.RecallSampler;
import dev.marquee.service.BundleWatch;
import dev.marquee.service.Lease;
import org.springframework.web.bind.annotation.RestController;

/** Tells which bundle and which index answer, and how well that finds what the exact scan finds. */
@RestController
class StatusController implements RetrievalStatusApi {
    private final BundleWatch<RetrievalBundle> models;
    private final RecallSampler recall;

    StatusController(BundleWatch<RetrievalBundle> models, RecallSampler recall) {
        this.models = models;
        this.recall = recall;
    }

    @Override
    public RetrievalStatus status() {
        try (Lease<RetrievalBundle> lease = models.lease(null)) {
            String index = lease.get().model(null).index().engine();
            return new RetrievalStatus(lease.version(), models.versions(), index, recall.mean());
        }
    }
}
