package dev.marquee.training.shell;

import java.io.Console;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import jdk.jshell.tool.JavaShellToolBuilder;

/** The JDK's own shell, with snippets that run in this process, so that they see what it has opened. */
final class JShellTool {
    private JShellTool() {}

    /**
     * Reads snippets to the end of the standard input.
     *
     * @param startup what is run first
     */
    static int run(Path startup) {
        try {
            JavaShellToolBuilder builder = JavaShellToolBuilder.builder();
            if (Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .isEmpty()) {
                builder.persistence(new HashMap<>()); // nobody types, so there is no history to keep
            }
            return builder.start(
                    "--execution",
                    "local",
                    "--class-path",
                    System.getProperty("java.class.path"),
                    "--startup",
                    startup.toString());
        } catch (Exception e) {
            throw new IllegalStateException("JShell could not be started: " + e.getMessage(), e);
        }
    }
}
