package dev.marquee.training.lists;

import dev.marquee.core.bundle.Bundle;
import dev.marquee.core.file.DurableFile;
import dev.marquee.training.dataset.Dataset;
import dev.marquee.training.dataset.HistoryReader;
import dev.marquee.training.dataset.UserHistory;
import dev.marquee.training.evaluation.ServedModel;
import dev.marquee.training.evaluation.ServedParts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Makes one part after the other. For one thread; close it: it holds native memory. */
final class PartMaker implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Bundle bundle;
    private final ServedParts shared;
    private final ServedModel model;
    private final HistoryReader histories;

    PartMaker(Bundle bundle, ServedParts shared, Dataset dataset) throws IOException {
        this.bundle = bundle;
        this.shared = shared;
        this.model = shared.open();
        try {
            this.histories = new HistoryReader(dataset);
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    /** Makes a part: written beside, forced to disk and renamed. Made twice, the same bytes are there again. */
    void make(ListJob job, Part part) throws IOException {
        Path lines = DurableFile.unused(Path.of(job.scratch()), "part-");
        write(lines, histories.read(part.rows()), job.plan());
        Path file = job.plan().format().of(lines);
        DurableFile.replace(job.place(part), file);
        Files.deleteIfExists(lines);
    }

    private void write(Path lines, List<UserHistory> users, ListPlan plan) throws IOException {
        ListMaker lists = new ListMaker(shared.catalog(), model, bundle.manifest(), plan);
        try (BufferedWriter out = Files.newBufferedWriter(lines)) {
            for (UserHistory user : users) {
                out.write(JSON.writeValueAsString(lists.of(user)));
                out.write('\n');
            }
        }
    }

    @Override
    public void close() {
        try (model) {
            histories.close();
        }
    }
}
