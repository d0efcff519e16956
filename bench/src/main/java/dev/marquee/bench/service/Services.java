package dev.marquee.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The three services together, each a process of its own, as {@code ./marquee serve} starts them. */
public final class Services implements AutoCloseable {
    private final Map<ServiceName, ServiceProcess> processes = new EnumMap<>(ServiceName.class);
    private final Ports ports;

    private Services(Ports ports) {
        this.ports = ports;
    }

    /** Where they listen on 127.0.0.1. */
    public record Ports(int gateway, int retrieval, int ranking) {
        int of(ServiceName name) {
            return switch (name) {
                case GATEWAY -> gateway;
                case RETRIEVAL -> retrieval;
                case RANKING -> ranking;
            };
        }

        List<String> arguments(ServiceName name, String index) {
            return switch (name) {
                case GATEWAY ->
                    List.of(
                            "--spring.http.serviceclient.retrieval.base-url=http://127.0.0.1:" + retrieval,
                            "--spring.http.serviceclient.ranking.base-url=http://127.0.0.1:" + ranking);
                case RETRIEVAL -> List.of("--marquee.retrieval.index=" + index);
                case RANKING -> List.of();
            };
        }
    }

    /**
     * Starts all of them and waits until they are ready.
     *
     * @param models the folder of bundles
     * @param index how retrieval searches
     */
    public static Services start(Installation installation, Ports ports, Path models, String index)
            throws IOException, InterruptedException {
        var services = new Services(ports);
        try {
            for (ServiceName name : ServiceName.values()) {
                services.processes.put(name, launch(installation, name, ports, models, index));
            }
            for (ServiceProcess process : services.processes.values()) {
                process.awaitReady();
            }
            return services;
        } catch (IOException | InterruptedException | RuntimeException e) {
            services.close();
            throw e;
        }
    }

    /** Those that run already; nothing is known of their processes, and closing ends none. */
    public static Services running(Ports ports) {
        return new Services(ports);
    }

    /** Starts one of them alone; it may not be ready yet. */
    static ServiceProcess launch(Installation installation, ServiceName name, Ports ports, Path models, String index)
            throws IOException {
        Path log = installation.scratch().resolve(name.text() + ".log");
        Files.createDirectories(installation.scratch().resolve("store"));
        List<String> command = installation.command(name, ports.of(name), models, ports.arguments(name, index));
        return ServiceProcess.start(command, installation::apply, ports.of(name), log);
    }

    /** One of them. */
    public ServiceProcess process(ServiceName name) {
        return Objects.requireNonNull(processes.get(name), name.text());
    }

    /** Where they listen. */
    public Ports ports() {
        return ports;
    }

    /** Processor time used so far, by name of the service. */
    public Map<ServiceName, Duration> cpu() {
        Map<ServiceName, Duration> cpu = new EnumMap<>(ServiceName.class);
        processes.forEach((name, process) -> cpu.put(name, process.cpu()));
        return cpu;
    }

    /** Memory that each occupies, megabytes. */
    public Map<ServiceName, Double> residentMb() throws IOException {
        Map<ServiceName, Double> memory = new EnumMap<>(ServiceName.class);
        for (var entry : processes.entrySet()) {
            memory.put(entry.getKey(), entry.getValue().residentMb());
        }
        return memory;
    }

    /** Ends them, the gateway first. */
    @Override
    public void close() {
        List.copyOf(processes.values()).reversed().forEach(ServiceProcess::close);
    }
}
