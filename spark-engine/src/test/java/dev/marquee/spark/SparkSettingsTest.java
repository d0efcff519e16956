package dev.marquee.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkSettingsTest {
    @Test
    void listensOnLoopbackAndShowsNoPage() {
        SparkConf settings = SparkSettings.of("local[*]");

        assertThat(settings.get("spark.driver.bindAddress")).isEqualTo("127.0.0.1");
        assertThat(settings.get("spark.driver.host")).isEqualTo("127.0.0.1");
        assertThat(settings.get("spark.ui.enabled")).isEqualTo("false");
    }

    @Test
    void hasASecretOfItsOwnForExecutorsOfItsOwn() {
        SparkConf settings = SparkSettings.of("local-cluster[2,1,1024]");

        assertThat(settings.get("spark.authenticate")).isEqualTo("true");
        assertThat(settings.get("spark.authenticate.secret")).hasSize(64);
        assertThat(SparkSettings.of("local-cluster[2,1,1024]").get("spark.authenticate.secret"))
                .isNotEqualTo(settings.get("spark.authenticate.secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local[2]", "local-cluster[2,1,1024]"})
    void encryptsWhatExecutorsOfItsOwnExchangeAndSpill(String master) {
        SparkConf settings = SparkSettings.of(master);

        assertThat(settings.get("spark.network.crypto.enabled")).isEqualTo("true");
        assertThat(settings.get("spark.io.encryption.enabled")).isEqualTo("true");
    }

    @Test
    void leavesSecretAndEncryptionOfAClusterToItsOperator() {
        SparkConf settings = SparkSettings.of("spark://cluster:7077");

        assertThat(settings.contains("spark.authenticate")).isFalse();
        assertThat(settings.contains("spark.network.crypto.enabled")).isFalse();
        assertThat(settings.contains("spark.io.encryption.enabled")).isFalse();
    }
}
