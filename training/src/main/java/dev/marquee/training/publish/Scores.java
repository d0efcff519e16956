package dev.marquee.training.publish;

import dev.marquee.core.bundle.BundleException;
import dev.marquee.core.bundle.Manifest;
import dev.marquee.core.bundle.ModelsFolder;
import dev.marquee.training.evaluation.CombinedScore;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the combined score of a bundle with that of the current one, or with its own baselines. A bundle fails that is
 * worse by more than two standard errors of the difference of the logarithms.
 */
final class Scores {
    private static final String NAME = "combined score";
    private static final double STANDARD_ERRORS = 2;

    /** By which two evaluations are told to have asked the same. */
    private static final List<String> SAME_TEST = List.of("dataset", "protocol", "users", "testRatings");

    private Scores() {}

    /** The score that a bundle states; empty where it was written before bundles did. */
    static Optional<CombinedScore> of(Manifest manifest) {
        try {
            return Optional.ofNullable(
                    JsonMapper.shared().treeToValue(manifest.evaluatedOn().path("score"), CombinedScore.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Compares a bundle with the current one; with the baselines if there is none, or it states no score. */
    static Check check(Manifest manifest, ModelsFolder models) {
        Optional<CombinedScore> score = of(manifest);
        if (score.isEmpty()) {
            return new Check(
                    NAME, "the bundle states none: an earlier version of Marquee wrote it", "one; train again", false);
        }
        Optional<String> current = models.current();
        if (current.isEmpty()) {
            return againstBaselines(score.get(), "there is no current bundle");
        }
        try {
            Manifest other = models.manifest(current.get());
            return of(other)
                    .map(its -> against(its, current.get(), score.get(), noise(score.get(), its, manifest, other)))
                    .orElseGet(() -> againstBaselines(
                            score.get(), "the current bundle, %s, states no score".formatted(current.get())));
        } catch (BundleException e) {
            return againstBaselines(score.get(), "the current bundle cannot be read: " + e.getMessage());
        }
    }

    private static double noise(CombinedScore score, CombinedScore other, Manifest manifest, Manifest otherManifest) {
        boolean same = SAME_TEST.stream()
                .allMatch(field -> manifest.evaluatedOn()
                        .path(field)
                        .equals(otherManifest.evaluatedOn().path(field)));
        return STANDARD_ERRORS * score.noise(other, same);
    }

    private static Check againstBaselines(CombinedScore score, String reason) {
        return new Check(NAME, text(score), "above 1, the baselines, since " + reason, score.value() > 1);
    }

    private static Check against(CombinedScore current, String version, CombinedScore score, double noise) {
        double least = current.value() * Math.exp(-noise);
        return new Check(
                NAME,
                text(score),
                "%.4f, that is %.4f of the current %s less noise of %.1f %%"
                        .formatted(least, current.value(), version, 100 * (1 - Math.exp(-noise))),
                score.value() >= least);
    }

    private static String text(CombinedScore score) {
        return "%.4f (served list %.3f × popularity's nDCG@10 and %.3f × its MRR@10, RMSE %.3f × better than the biases')"
                .formatted(score.value(), score.ndcg10(), score.mrr10(), score.rmse());
    }
}
