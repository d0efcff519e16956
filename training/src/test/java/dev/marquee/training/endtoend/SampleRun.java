package dev.marquee.training.endtoend;

import dev.marquee.core.file.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Gives tests the sample, trained once for all classes, as a {@link TrainedHome}, and services that run on it, started
 * once and healthy before each test, as {@link LiveServices}. A test that fails shows what the services have said last.
 */
final class SampleRun implements ParameterResolver, TestWatcher {
    private static final Namespace OURS = Namespace.create(SampleRun.class);

    /** The folder is deleted after the last test. */
    private record Trained(TrainedHome home) implements AutoCloseable {
        static Trained create() {
            try {
                Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "sample-");
                return new Trained(TrainedHome.of(folder, Checkout.sample().toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            DurableFile.deleteTree(home.path());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TrainedHome.class || type == LiveServices.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TrainedHome home = trained(context);
        if (parameter.getParameter().getType() == TrainedHome.class) {
            return home;
        }
        LiveServices services =
                store(context).computeIfAbsent(LiveServices.class, type -> start(home), LiveServices.class);
        services.heal();
        return services;
    }

    private static TrainedHome trained(ExtensionContext context) {
        return store(context)
                .computeIfAbsent(Trained.class, type -> Trained.create(), Trained.class)
                .home();
    }

    private static LiveServices start(TrainedHome home) {
        LiveServices services = new LiveServices(home.path(), "exact");
        try {
            services.awaitReady();
            return services;
        } catch (RuntimeException | AssertionError e) {
            services.close();
            throw e;
        }
    }

    /** Of the whole run: what is in it is closed after the last class, the newest first. */
    private static Store store(ExtensionContext context) {
        return context.getRoot().getStore(OURS);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        LiveServices services = store(context).get(LiveServices.class, LiveServices.class);
        if (services != null) {
            System.err.println(context.getDisplayName() + " failed\n" + services.tails());
        }
    }
}
