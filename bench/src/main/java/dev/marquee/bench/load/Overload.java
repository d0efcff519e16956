package dev.marquee.bench.load;

import dev.marquee.bench.service.ServiceName;
import java.util.Map;

/**
 * What three times the load that is borne did.
 *
 * @param point at that load
 * @param recoverySeconds after its end until every later second was normal at a quarter of the saturation
 * @param residentBeforeMb memory of each service ten seconds into the load
 * @param residentAfterMb the same at its end
 */
public record Overload(
        LoadPoint point,
        int recoverySeconds,
        Map<ServiceName, Double> residentBeforeMb,
        Map<ServiceName, Double> residentAfterMb) {
    /** Copies the maps. */
    public Overload {
        residentBeforeMb = Map.copyOf(residentBeforeMb);
        residentAfterMb = Map.copyOf(residentAfterMb);
    }

    /** How much the memory of the service grew that grew most; 1 is not at all. */
    public double growth() {
        return residentAfterMb.entrySet().stream()
                .mapToDouble(after -> after.getValue() / residentBeforeMb.getOrDefault(after.getKey(), Double.NaN))
                .max()
                .orElse(Double.NaN);
    }
}
