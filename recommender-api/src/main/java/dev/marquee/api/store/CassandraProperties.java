package dev.marquee.api.store;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where what is stored of people is, if that is Cassandra.
 *
 * @param contactPoints some of the nodes, {@code host:port,host:port}, from which the others are learnt; absent or blank: there is no
 *     Cassandra
 * @param datacenter whose nodes are asked
 * @param keyspace made if it is not there; 1 to 48 of a-z, 0-9 and _, beginning with a letter
 * @param replication nodes that hold each row, where the keyspace is made; from 1
 * @param user who connects; absent if the nodes ask for nobody
 * @param password of that user
 */
@ConfigurationProperties("marquee.cassandra")
public record CassandraProperties(
        @DefaultValue("") String contactPoints,
        @DefaultValue("datacenter1") String datacenter,
        @DefaultValue("marquee") String keyspace,
        @DefaultValue("3") int replication,
        @Nullable String user,
        @Nullable String password) {
    private static final Pattern CONTACT_POINT = Pattern.compile("\\s*([^\\s:]+):(\\d{1,5})\\s*");
    private static final Pattern KEYSPACE = Pattern.compile("[a-z][a-z0-9_]{0,47}");
    private static final int HIGHEST_PORT = 65_535;

    /** Checks each. */
    public CassandraProperties {
        parse(contactPoints);
        if (!KEYSPACE.matcher(keyspace).matches()) {
            throw new IllegalArgumentException(
                    "the keyspace is \"%.60s\"; expected 1 to 48 of a-z, 0-9 and _, beginning with a letter"
                            .formatted(keyspace));
        }
        if (replication < 1) {
            throw new IllegalArgumentException("the replication is %d; expected 1 or more".formatted(replication));
        }
    }

    /** Whether there is a Cassandra. */
    boolean isThere() {
        return !contactPoints.isBlank();
    }

    /** The nodes to ask first; their names are looked up with each connection. */
    List<InetSocketAddress> addresses() {
        return parse(contactPoints);
    }

    private static List<InetSocketAddress> parse(String contactPoints) {
        return contactPoints.isBlank()
                ? List.of()
                : Pattern.compile(",")
                        .splitAsStream(contactPoints)
                        .map(CassandraProperties::address)
                        .toList();
    }

    private static InetSocketAddress address(String text) {
        Matcher matcher = CONTACT_POINT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "a contact point of Cassandra is \"%.80s\"; expected HOST:PORT, several with commas between them"
                            .formatted(text));
        }
        return InetSocketAddress.createUnresolved(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }
}
