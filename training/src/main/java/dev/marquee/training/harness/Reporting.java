package dev.marquee.training.harness;

import dev.marquee.training.evaluation.Band;
import dev.marquee.training.evaluation.Calibration;
import dev.marquee.training.evaluation.PairedBootstrap;
import dev.marquee.training.report.ProtocolReport;
import dev.marquee.training.report.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums results up as a report. */
final class Reporting {
    private Reporting() {}

    /**
     * The report.
     *
     * @param references of the same models where all users trained; empty if nothing is set against it
     * @param stages the models that were trained
     */
    static ProtocolReport report(
            String dataset,
            Plan plan,
            List<ProtocolReport.SplitCounts> splits,
            Results results,
            Results references,
            FittedStages stages,
            Map<String, String> leftOut,
            Map<String, String> remarks) {
        List<ProtocolReport.Comparison> comparisons = new ArrayList<>();
        Map<String, Map<String, Map<String, ProtocolReport.BandMetric>>> bands = new LinkedHashMap<>();
        Map<String, Map<String, Map<String, Double>>> ratios = new LinkedHashMap<>();
        for (Section section : Section.values()) {
            comparisons.addAll(amongModels(section, results));
            comparisons.addAll(withReference(section, results, references));
            if (section != Section.LIST) {
                bands.put(section.title(), bands(section, results));
            }
            if (!references.all(section).isEmpty()) {
                ratios.put(section.title(), ratios(section, results, references));
            }
        }
        return new ProtocolReport(
                dataset,
                plan.name(),
                plan.description(),
                plan.seeds(),
                splits,
                metrics(Section.RETRIEVAL, results),
                metrics(Section.RANKING, results),
                metrics(Section.LIST, results),
                bands,
                calibration(results),
                stages.curves(),
                stages.choices(),
                comparisons,
                ratios,
                leftOut,
                remarks,
                plan.published());
    }

    private static Map<String, Map<String, Value>> metrics(Section section, Results results) {
        Map<String, Map<String, Value>> metrics = new LinkedHashMap<>();
        results.all(section).forEach((model, result) -> metrics.put(model, result.metrics()));
        return metrics;
    }

    private static Map<String, Map<String, ProtocolReport.BandMetric>> bands(Section section, Results results) {
        Map<String, Map<String, ProtocolReport.BandMetric>> byModel = new LinkedHashMap<>();
        results.all(section).forEach((model, result) -> {
            Map<String, ProtocolReport.BandMetric> byBand = new LinkedHashMap<>();
            BandSums sums = result.bands();
            for (Band band : sums.bands()) {
                byBand.put(
                        band.range(),
                        new ProtocolReport.BandMetric(
                                section.bandMetric(),
                                section.form(section.bandMetric(), sums.mean(band)),
                                sums.ratings(band)));
            }
            byModel.put(model, byBand);
        });
        return byModel;
    }

    private static Map<String, Calibration> calibration(Results results) {
        Map<String, Calibration> byModel = new LinkedHashMap<>();
        results.all(Section.RANKING).forEach((model, result) -> byModel.put(model, result.calibration()));
        return byModel;
    }

    /** The first model that was measured with each of the others. */
    private static List<ProtocolReport.Comparison> amongModels(Section section, Results results) {
        List<ProtocolReport.Comparison> comparisons = new ArrayList<>();
        List<String> models = List.copyOf(results.all(section).keySet());
        for (int other = 1; other < models.size(); other++) {
            for (String metric : section.compared()) {
                comparisons.add(compare(
                        section,
                        metric,
                        models.getFirst(),
                        results.of(section, models.getFirst()),
                        models.get(other),
                        results.of(section, models.get(other))));
            }
        }
        return comparisons;
    }

    private static List<ProtocolReport.Comparison> withReference(Section section, Results results, Results references) {
        List<ProtocolReport.Comparison> comparisons = new ArrayList<>();
        references.all(section).forEach((model, reference) -> {
            for (String metric : section.compared()) {
                comparisons.add(compare(section, metric, model, results.of(section, model), "A", reference));
            }
        });
        return comparisons;
    }

    private static ProtocolReport.Comparison compare(
            Section section, String metric, String model, ModelResult first, String against, ModelResult second) {
        PairedBootstrap compared = section.compare(metric, first.users(metric), second.users(metric));
        return new ProtocolReport.Comparison(
                section.title(),
                metric,
                model,
                against,
                compared.difference(),
                compared.low(),
                compared.high(),
                compared.clear());
    }

    private static Map<String, Map<String, Double>> ratios(Section section, Results results, Results references) {
        Map<String, Map<String, Double>> byModel = new LinkedHashMap<>();
        references.all(section).forEach((model, reference) -> {
            Map<String, Double> byMetric = new LinkedHashMap<>();
            Map<String, Value> own = results.of(section, model).metrics();
            reference.metrics().forEach((metric, value) -> {
                Value of = own.get(metric);
                if (of != null) {
                    byMetric.put(metric, of.mean() / value.mean());
                }
            });
            byModel.put(model, byMetric);
        });
        return byModel;
    }
}
