package dev.marquee.training.demo;

import dev.marquee.training.dataset.StateFolder;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StateFolder state = new StateFolder();

    @Option(names = "--api", required = true, paramLabel = "ADDRESS")
    private URI api = URI.create("http://127.0.0.1:8080");

    @Option(names = "--json")
    private boolean json;

    /** Asks, checks and prints. */
    @Override
    public Integer call() {
        DemoApi service = new DemoApi(api);
        String dataset = service.get("/v1/status").path("dataset").asString();
        List<String> users =
                StoredUsers.choose(state.datasets().resolve(dataset).histories());
        List<DemoList> lists = new ArrayList<>();
        users.forEach(user -> lists.add(stored(service, user).checked()));
        lists.add(brought(service).checked());
        print(lists, users.getFirst());
        return 0;
    }

    private static DemoList stored(DemoApi service, String user) {
        Set<Integer> seen = service.ratedBy(user);
        if (seen.isEmpty()) {
            throw new DemoException(
                    "user %s of the data set has no ratings in the store, which was filled from another".formatted(user)
                            + " data set; empty the folder store/ while no service runs");
        }
        JsonNode answer = service.get("/v1/users/%s/recommendations?limit=%d".formatted(user, LIMIT));
        return new DemoList("user %s, who rated %,d movies".formatted(user, seen.size()), seen, answer);
    }

    private static DemoList brought(DemoApi service) {
        List<JsonNode> popular =
                service.get("/v1/movies/popular").path("items").valueStream().toList();
        NewPerson person = NewPerson.fanOf(popular);
        JsonNode answer = service.post("/v1/recommendations", person.request(LIMIT));
        return new DemoList(person.description(), person.seen(), answer);
    }

    private void print(List<DemoList> lists, String user) {
        if (spec == null) {
            throw new IllegalStateException("not called through picocli");
        }
        PrintWriter out = spec.commandLine().getOut();
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
