package dev.marquee.api.rating;

import dev.marquee.api.store.PostgresDatabase;
import dev.marquee.docker.PostgresServer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests that leave it as it is one server for the whole run. */
public final class PostgresTests implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PostgresServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PostgresServer.class))
                .getOrComputeIfAbsent(PostgresServer.class, key -> PostgresServer.start(), PostgresServer.class);
    }

    /** A new database of a server. */
    public static PostgresDatabase newDatabase(PostgresServer server) {
        return new PostgresDatabase(server.newDatabase(), server.user(), server.password());
    }
}
