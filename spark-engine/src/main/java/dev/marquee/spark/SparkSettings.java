package dev.marquee.spark;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.SparkConf;
import org.jspecify.annotations.Nullable;

/**
 * How Spark is run, where a system property {@code spark.…} does not say otherwise: quietly, and on loopback only, unless {@code
 * SPARK_LOCAL_IP} names the address that executors on other machines reach this one at.
 */
final class SparkSettings {
    private static final String THIS_MACHINE = "local[*]";
    private static final int SECRET_BYTES = 32;

    private SparkSettings() {}

    /**
     * Settings for a master.
     *
     * @param given where executors are found, or null for the processors of this machine
     */
    static SparkConf of(@Nullable String given) {
        String master = Objects.requireNonNullElse(given, THIS_MACHINE);
        SparkConf settings = new SparkConf().setMaster(master).setAppName("marquee");
        String address = Objects.requireNonNullElse(System.getenv("SPARK_LOCAL_IP"), "127.0.0.1");
        Map.of(
                        "spark.driver.bindAddress",
                        address,
                        "spark.driver.host",
                        address,
                        "spark.plugins",
                        ListsPlugin.class.getName(),
                        "spark.ui.enabled",
                        "false",
                        "spark.ui.killEnabled",
                        "false")
                .forEach(settings::setIfMissing);
        if (master.startsWith("local")) {
            // Its own executors, so nobody else on this machine needs to know it.
            settings.setIfMissing("spark.authenticate", "true");
            settings.setIfMissing("spark.authenticate.secret", secret());
            // What is exchanged names people: no copy of it can be read once the run, or a killed executor, is gone.
            settings.setIfMissing("spark.network.crypto.enabled", "true");
            settings.setIfMissing("spark.io.encryption.enabled", "true");
        }
        return settings;
    }

    private static String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
