package dev.marquee.bench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long each service takes to be ready, started alone. */
public final class StartTimes {
    private static final int STARTS = 5;

    private StartTimes() {}

    /**
     * What one service took.
     *
     * @param name of the service
     * @param readyS seconds from the start of the process until it says that it is ready; the median of five
     * @param residentMb memory that it occupies
     */
    public record Start(String name, double readyS, double residentMb) {
        /** The same with another figure of memory. */
        public Start occupying(double megabytes) {
            return new Start(name, readyS, megabytes);
        }
    }

    /** Starts a service five times. */
    public static Start measure(
            Installation installation, ServiceName name, Services.Ports ports, Path models, String index)
            throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        double resident = 0;
        for (int start = 0; start < STARTS; start++) {
            try (ServiceProcess process = Services.launch(installation, name, ports, models, index)) {
                seconds.add(process.awaitReady().toNanos() / 1e9);
                resident = process.residentMb();
            }
        }
        Collections.sort(seconds);
        return new Start(name.text(), seconds.get(STARTS / 2), resident);
    }
}
