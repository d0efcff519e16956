package dev.marquee.training.harness;

import dev.marquee.core.file.DurableFile;
import dev.marquee.training.experiment.RunRecord;
import dev.marquee.training.rerank.RerankPlot;
import dev.marquee.training.rerank.RerankReport;
import dev.marquee.training.rerank.RerankTable;
import dev.marquee.training.train.TrainingSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** The option that asks for re-ranking to be measured, and what it prints. For {@code @Mixin} fields. */
final class RerankPart {
    private static final String NO_FILE = "";

    @Option(
            names = "--rerank",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = NO_FILE,
            description =
                    "Instead of models, measure what diversity, a cap on genres and exploration cost and bring; with"
                            + " FILE, draw it there as SVG.")
    private @Nullable Path asked;

    /** Whether re-ranking is to be measured. */
    boolean wanted() {
        return asked != null;
    }

    /** Refuses a place where no file can be, before anything is trained. */
    void check(CommandLine command) {
        if (asked != null && !asked.toString().equals(NO_FILE)) {
            ReportFile.checkPlace("--rerank", asked, command);
        }
    }

    /** Measures, prints and draws. */
    RunRecord.Outcome measure(TrainingSet set, FittedStages stages, Plan plan, boolean json, CommandLine command)
            throws IOException {
        RerankReport report = new RerankComparison(set, stages).run(plan);
        if (asked != null && !asked.toString().equals(NO_FILE)) {
            DurableFile.replace(asked, RerankPlot.of(report) + System.lineSeparator());
            command.getErr().printf("%nDrawn: %s%n", asked.toAbsolutePath());
        }
        command.getOut()
                .print(
                        json
                                ? JsonMapper.shared().writeValueAsString(report) + System.lineSeparator()
                                : RerankTable.of(report));
        command.getOut().flush();
        return new RunRecord.Outcome(
                Map.of("served ndcg@10", report.rows().getFirst().ndcg10()), report, Map.of());
    }
}
