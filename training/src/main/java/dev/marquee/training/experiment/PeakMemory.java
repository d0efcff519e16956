package dev.marquee.training.experiment;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that this process has held: resident on Linux, native memory included; elsewhere on the heap. */
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern RESIDENT = Pattern.compile("^VmHWM:\\s+(\\d+) kB$", Pattern.MULTILINE);

    private PeakMemory() {}

    /** In MB of 1,048,576 bytes. */
    static long megabytes() {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(STATUS, StandardCharsets.ISO_8859_1));
            return resident.find() ? Long.parseLong(resident.group(1)) >> 10 : heap();
        } catch (IOException notLinux) {
            return heap();
        }
    }

    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(peak -> peak.getUsed())
                        .sum()
                >> 20;
    }
}
