package dev.marquee.bench;

import dev.marquee.bench.load.Person;
import dev.marquee.bench.service.Installation;
import dev.marquee.bench.service.Services;
import dev.marquee.core.bundle.Bundle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What every part of a run is given.
 *
 * @param installation what services are started from
 * @param ports where they listen
 * @param running whether they do so already, whoever started them
 * @param index how candidates are searched: auto, hnsw, exact or int8
 * @param bundle the one that is served
 * @param people whose histories the store has
 * @param point how long a rate is measured
 * @param full whether everything is measured, however long that takes
 * @param json whether the result is JSON
 * @param say told in lines for people what is going on
 */
record Circumstances(
        Installation installation,
        Services.Ports ports,
        boolean running,
        String index,
        Bundle bundle,
        List<Person> people,
        Duration point,
        boolean full,
        boolean json,
        Consumer<String> say) {
    /** Copies the list. */
    Circumstances {
        people = List.copyOf(people);
    }

    /** The folder of bundles. */
    Path models() {
        return installation.home().resolve("models");
    }
}
