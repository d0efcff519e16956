package dev.marquee.api.downstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.marquee.contract.ranking.RankingApi;
import dev.marquee.contract.ranking.ScoresResponse;
import dev.marquee.contract.retrieval.CandidatesResponse;
import dev.marquee.contract.retrieval.RetrievalApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets the clients be used before there is a request, against prepared answers on a loopback port: the first calls of a
 * process cost a hundred times those that follow.
 */
@Component
public final class Rehearsals {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Connections connections;

    Rehearsals(Connections connections) {
        this.connections = connections;
    }

    /** Clients that get prepared answers, until they are closed. */
    public final class Rehearsal implements AutoCloseable {
        private final HttpServer server;
        private final HttpServiceProxyFactory clients;

        private Rehearsal(HttpServer server) {
            this.server = server;
            RestClient.Builder client = RestClient.builder()
                    .baseUrl("http://127.0.0.1:" + server.getAddress().getPort());
            connections.configure(client);
            clients = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client.build()))
                    .build();
        }

        /** A client of retrieval. */
        public RetrievalApi retrieval() {
            return clients.createClient(RetrievalApi.class);
        }

        /** A client of ranking. */
        public RankingApi ranking() {
            return clients.createClient(RankingApi.class);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    /**
     * Starts to answer.
     *
     * @throws IOException if there is no port to be had
     */
    public Rehearsal start(CandidatesResponse candidates, ScoresResponse scores) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] candidatesJson = JSON.writeValueAsBytes(candidates);
        byte[] scoresJson = JSON.writeValueAsBytes(scores);
        server.createContext("/internal/candidates", exchange -> answer(exchange, candidatesJson));
        server.createContext("/internal/similar", exchange -> answer(exchange, candidatesJson));
        server.createContext("/internal/scores", exchange -> answer(exchange, scoresJson));
        server.start();
        return new Rehearsal(server);
    }

    private static void answer(HttpExchange exchange, byte[] json) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", MediaType.APPLICATION_JSON_VALUE);
            // Kept alive, this server's second packet would wait 40 ms for the acknowledgement of the first.
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        }
    }
}
