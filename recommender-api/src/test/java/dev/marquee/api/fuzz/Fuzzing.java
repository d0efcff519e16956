package dev.marquee.api.fuzz;

import dev.marquee.api.fixture.Marquee;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sends requests to a gateway and collects what is wrong with the answers. */
final class Fuzzing implements AutoCloseable {
    private static final int STAGE_CALLS_KEPT = 1_000;

    private final Marquee marquee;
    private final int port;
    private final Map<String, Operation> operations;
    private final AnswerCheck check;
    private final StoredData stored;
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

    Fuzzing(Marquee marquee, ApiDescription description) throws SQLException {
        this.marquee = marquee;
        port = URI.create(marquee.gateway().base()).getPort();
        operations = description.operations().stream().collect(Collectors.toMap(Operation::id, Function.identity()));
        check = new AnswerCheck(new Schemas(description));
        stored = new StoredData(marquee.home().resolve("store"));
    }

    /** Sends it; what is wrong with the answer comes back. */
    List<String> faults(FuzzRequest request) throws IOException, SQLException {
        try {
            return faultsOfAnswer(request);
        } catch (SocketTimeoutException e) {
            return List.of("no answer in time");
        }
    }

    private List<String> faultsOfAnswer(FuzzRequest request) throws IOException, SQLException {
        Operation operation = operations.get(request.operation());
        int before = stored.version();
        boolean cut = request.expectation() == Expectation.CUT;
        Optional<RawAnswer> answer = RawAnswer.to(request.bytes(), port, cut);
        boolean changed = stored.version() != before;
        forgetStageCalls();
        if (answer.isEmpty()) {
            count(request, "hung up");
            return changed || !cut ? List.of("hung up" + (changed ? ", but something was written" : "")) : List.of();
        }
        count(request, Integer.toString(answer.get().status()));
        List<String> faults = new ArrayList<>(check.faults(request, operation, answer.get()));
        boolean refused = answer.get().status() >= 400 && answer.get().status() < 500;
        if (changed && (refused || !operation.writes())) {
            faults.add("something was written");
        }
        return faults.isEmpty()
                ? faults
                : List.of("%s; the answer: %d %s"
                        .formatted(
                                String.join("; ", faults),
                                answer.get().status(),
                                answer.get().body()));
    }

    private void count(FuzzRequest request, String outcome) {
        counts.computeIfAbsent(request.operation(), id -> new TreeMap<>())
                .merge(request.expectation() + " " + outcome, 1, Integer::sum);
    }

    private void forgetStageCalls() {
        if (marquee.retrieval().calls().size() > STAGE_CALLS_KEPT) {
            marquee.retrieval().calls().clear();
            marquee.ranking().calls().clear();
        }
    }

    /** How often each call was answered in which way. */
    Map<String, Map<String, Integer>> counts() {
        return counts;
    }

    @Override
    public void close() throws SQLException {
        stored.close();
    }
}
