package dev.marquee.training.harness;

import dev.marquee.training.report.ProtocolReport;
import java.util.List;

/**
 * What is measured, as it is reported.
 *
 * @param name letter of the protocol, or name of the preset
 * @param description what is held out
 * @param inOrder whether what is asked comes after what is known, as a sequential model expects
 * @param seeds of splits and training
 * @param trials what gives the values
 * @param published figures of others to be set beside
 */
record Plan(
        String name,
        String description,
        boolean inOrder,
        List<Long> seeds,
        List<Trial> trials,
        List<ProtocolReport.Published> published) {}
