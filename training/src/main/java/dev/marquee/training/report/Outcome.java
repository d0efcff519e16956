package dev.marquee.training.report;

import java.util.Locale;

/** How the other model of a comparison does beside the first. */
enum Outcome {
    /** Beyond noise. */
    BETTER("better", "▲", "better beyond noise than"),
    /** Beyond noise. */
    WORSE("worse", "▼", "worse beyond noise than"),
    /** The choice of users may explain the difference. */
    EQUAL("equal", "≈", "not told apart from");

    private final String style;
    private final String sign;
    private final String words;

    Outcome(String style, String sign, String words) {
        this.style = style;
        this.sign = sign;
        this.words = words;
    }

    /** Of the model that the first was compared with. */
    static Outcome ofOther(ProtocolReport.Comparison compared) {
        if (!compared.clear()) {
            return EQUAL;
        }
        return new Metric(compared.metric()).isBetter(compared.difference()) ? WORSE : BETTER;
    }

    String style() {
        return style;
    }

    String sign() {
        return sign;
    }

    /** In a sentence. */
    String words(ProtocolReport.Comparison compared) {
        return String.format(
                Locale.ROOT,
                "%s %s: %s − %s is %+.4f, 95 %% interval %+.4f to %+.4f",
                words,
                compared.model(),
                compared.model(),
                compared.against(),
                compared.difference(),
                compared.low(),
                compared.high());
    }
}
