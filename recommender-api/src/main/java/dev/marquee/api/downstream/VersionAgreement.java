package dev.marquee.api.downstream;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which versions each service holds, from what their last answers said. A version that a service refused counts as
 * not held until an answer lists it. Thread-safe.
 */
public final class VersionAgreement {
    private final Map<Service, Known> known = new ConcurrentHashMap<>();

    /** What a service said with an answer. */
    public void holds(Service service, List<String> versions) {
        Known before = known.get(service);
        if (before == null || !before.refused.isEmpty() || !before.held.equals(versions)) {
            known.put(service, new Known(List.copyOf(versions), List.of()));
        }
    }

    /** A service does not hold this version. */
    public void refuses(Service service, String version) {
        known.merge(
                service,
                new Known(List.of(), List.of(version)),
                (before, refusal) -> new Known(
                        before.held.stream()
                                .filter(each -> !each.equals(version))
                                .toList(),
                        refusal.refused));
    }

    /**
     * The newest version that, as far as is known, everyone holds; the newest one if there is none.
     *
     * @param own versions that the gateway holds, newest first, at least one
     */
    public String newest(List<String> own) {
        return own.stream()
                .filter(version -> known.values().stream().allMatch(service -> service.mayHold(version)))
                .findFirst()
                .orElse(own.getFirst());
    }

    private record Known(List<String> held, List<String> refused) {
        boolean mayHold(String version) {
            return held.isEmpty() ? !refused.contains(version) : held.contains(version);
        }
    }
}
