package dev.marquee.bench;

import dev.marquee.bench.index.IndexComparison;
import dev.marquee.bench.service.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Compares the engines behind the vector index, in a process of its own: garbage and compiled code of others are not theirs. */
final class IndexPart {
    private final Circumstances circumstances;
    private final Report report;

    IndexPart(Circumstances circumstances, Report report) {
        this.circumstances = circumstances;
        this.report = report;
    }

    /** Compares them. */
    void compare() throws IOException, InterruptedException {
        circumstances.say().accept("vector indexes");
        Process process = new ProcessBuilder(command())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("the comparison of vector indexes ended with " + code);
        }
        if (circumstances.json()) {
            report.figure("index", JsonMapper.shared().readTree(output));
        } else {
            report.section("### Vector indexes\n\n" + output);
        }
    }

    private List<String> command() {
        Installation installation = circumstances.installation();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + installation.root().resolve("jvm.options"),
                "-DTENSORFLOW_LIBRARY_PATH=" + System.getProperty("TENSORFLOW_LIBRARY_PATH"),
                "-cp",
                System.getProperty("java.class.path"),
                IndexComparison.class.getName()));
        if (circumstances.json()) {
            command.add("--json");
        }
        if (circumstances.full()) {
            command.add("--full");
        }
        command.add(installation.home().toString());
        return command;
    }
}
