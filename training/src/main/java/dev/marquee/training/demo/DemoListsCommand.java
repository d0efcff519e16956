package dev.marquee.training.demo;

import dev.marquee.training.dataset.StateFolder;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows what the running services recommend to two stored users and to a new person, and that nothing is amiss. */
@Command(name = "demo-lists", hidden = true, description = "Prints the lists of three people.")
public final class DemoListsCommand implements Callable<Integer> {
    private static final int LIMIT = 10;
    private static final int WARM_UP = 20;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StateFolder state = new StateFolder();

    @Option(names = "--api", required = true, paramLabel = "ADDRESS")
    private URI api = URI.create("http://127.0.0.1:8080");

    @Option(names = "--seconds", defaultValue = "30", description = "How long degraded answers are asked for again.")
    private int seconds = 30;

    @Option(names = "--json")
    private boolean json;

    /** Asks, checks and prints. */
    @Override
    public Integer call() {
        DemoApi service = new DemoApi(api);
        Patience patience = new Patience(Duration.ofSeconds(seconds));
        String dataset = service.get("/v1/status").path("dataset").asString();
        List<String> users =
                StoredUsers.choose(state.datasets().resolve(dataset).histories());
        NewPerson person = NewPerson.fanOf(items(service.get("/v1/movies/popular")));
        for (int i = 0; i < WARM_UP; i++) {
            patience.whole(() -> ask(service, person));
        }
        List<DemoList> lists = new ArrayList<>();
        users.forEach(user -> lists.add(stored(service, user, patience).checked()));
        JsonNode answer = patience.whole(() -> ask(service, person));
        lists.add(new DemoList(person.description(), person.seen(), answer).checked());
        say(patience.degraded());
        print(lists, users.getFirst());
        return 0;
    }

    private static DemoList stored(DemoApi service, String user, Patience patience) {
        Set<Integer> seen = service.ratedBy(user);
        if (seen.isEmpty()) {
            throw new DemoException(
                    "user %s of the data set has no ratings in the store, which was filled from another".formatted(user)
                            + " data set; empty the folder store/ while no service runs");
        }
        String path = "/v1/users/%s/recommendations?limit=%d".formatted(user, LIMIT);
        return new DemoList(
                "user %s, who rated %,d movies".formatted(user, seen.size()),
                seen,
                patience.whole(() -> service.get(path)));
    }

    private static JsonNode ask(DemoApi service, NewPerson person) {
        return service.post("/v1/recommendations", person.request(LIMIT));
    }

    private static List<JsonNode> items(JsonNode answer) {
        return answer.path("items").valueStream().toList();
    }

    private void say(int degraded) {
        if (degraded > 0) {
            out(CommandLine::getErr)
                    .printf("%d of the first answers were degraded: the services had just started%n", degraded)
                    .flush();
        }
    }

    private PrintWriter out(Function<CommandLine, PrintWriter> stream) {
        if (spec == null) {
            throw new IllegalStateException("not called through picocli");
        }
        return stream.apply(spec.commandLine());
    }

    private void print(List<DemoList> lists, String user) {
        PrintWriter out = out(CommandLine::getOut);
        if (json) {
            out.println(asJson(lists));
            return;
        }
        lists.forEach(list -> out.println(ListTable.of(list)));
        out.printf("Marquee answers at %s, for example:%n", api);
        out.printf("  curl '%s/v1/users/%s/recommendations?limit=5'%n", api, user);
        out.flush();
    }

    private String asJson(List<DemoList> lists) {
        ObjectNode all = JsonMapper.shared().createObjectNode().put("address", api.toString());
        var array = all.putArray("lists");
        lists.forEach(list -> array.addObject()
                .put("person", list.person())
                .put("ratings", list.seen().size())
                .set("answer", list.answer()));
        return JsonMapper.shared().writeValueAsString(all);
    }
}
