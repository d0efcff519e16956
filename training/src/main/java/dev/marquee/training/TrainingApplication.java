package dev.marquee.training;

import dev.marquee.training.dataset.DatasetsCommand;
import dev.marquee.training.dataset.ImportCommand;
import dev.marquee.training.demo.AwaitReadyCommand;
import dev.marquee.training.demo.DemoListsCommand;
import dev.marquee.training.demo.FreePortsCommand;
import dev.marquee.training.experiment.RunsCommand;
import dev.marquee.training.harness.EvaluateCommand;
import dev.marquee.training.key.KeyCommand;
import dev.marquee.training.lists.RecommendAllCommand;
import dev.marquee.training.publish.PublishCommand;
import dev.marquee.training.publish.RollbackCommand;
import dev.marquee.training.shell.ShellCommand;
import dev.marquee.training.store.ExportCommand;
import dev.marquee.training.store.RestoreCommand;
import dev.marquee.training.synthetic.GenerateCommand;
import dev.marquee.training.tmdb.TmdbCommand;
import dev.marquee.training.train.RetrainCommand;
import dev.marquee.training.train.TrainCommand;
import dev.marquee.training.tune.TuneCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/**
 * The command line of the ML engineer: prepares data and trains on it.
 *
 * <p>Exit codes: 0 done, 1 refused or failed with one message on stderr, 2 wrong usage.
 */
@Command(
        name = "marquee",
        description = "Prepares data and trains the models of Marquee.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ImportCommand.class,
            DatasetsCommand.class,
            ExportCommand.class,
            RestoreCommand.class,
            KeyCommand.class,
            TmdbCommand.class,
            TrainCommand.class,
            RetrainCommand.class,
            EvaluateCommand.class,
            GenerateCommand.class,
            PublishCommand.class,
            RollbackCommand.class,
            TuneCommand.class,
            RunsCommand.class,
            RecommendAllCommand.class,
            ShellCommand.class,
            FreePortsCommand.class,
            AwaitReadyCommand.class,
            DemoListsCommand.class
        })
public final class TrainingApplication implements Runnable {

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // figures are written alike everywhere
        System.exit(commandLine().execute(arguments));
    }

    /** The command line with all commands, writing to the standard streams in UTF-8. */
    public static CommandLine commandLine() {
        var commandLine = new CommandLine(new TrainingApplication())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(TrainingApplication::report);
        commandLine.getCommandSpec().version(version());
        commandLine
                .getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().version(version()));
        return commandLine;
    }

    private static String version() {
        String version = TrainingApplication.class.getPackage().getImplementationVersion();
        return "marquee " + (version == null ? "(not packaged)" : version);
    }

    /** Without a command: a usage error. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(new CommandLine(this), "a command is missing");
    }

    private static int report(Exception failure, CommandLine command, ParseResult parsed) {
        boolean ours = failure.getClass().getName().startsWith("dev.marquee.");
        String message = ours ? failure.getMessage() : failure.toString();
        command.getErr().println(command.getCommandName() + ": " + message);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
