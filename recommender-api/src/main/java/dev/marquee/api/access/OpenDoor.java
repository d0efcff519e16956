package dev.marquee.api.access;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Says at the start that no keys are asked for, where others than this machine may reach the gateway. */
@Component
final class OpenDoor implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(OpenDoor.class);

    private final boolean keys;
    private final InetAddress address;

    OpenDoor(ObjectProvider<KeyRing> keys, ServerProperties server) {
        this.keys = keys.getIfAvailable() != null;
        address = server.getAddress() == null ? new InetSocketAddress(0).getAddress() : server.getAddress();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!keys && !address.isLoopbackAddress()) {
            LOG.atWarn()
                    .addKeyValue("address", address.getHostAddress())
                    .log("no keys: whoever reaches this address may read and change everything; see MARQUEE_KEYS_FILE");
        }
    }
}
