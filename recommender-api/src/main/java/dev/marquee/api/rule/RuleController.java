package dev.marquee.api.rule;

import dev.marquee.api.catalogue.ServedBundles;
import dev.marquee.api.input.UserId;
import dev.marquee.api.store.StoreAccess;
import dev.marquee.contract.problem.ProblemType;
import dev.marquee.core.rerank.ListRule;
import dev.marquee.service.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calls that pin, boost and bury movies. */
@RestController
@RequestMapping("/v1/rules")
@Tag(name = "Rules")
class RuleController {
    /** As that of a user, and for the same reasons. */
    private static final String FORM = "^" + UserId.FORM + "$";

    private static final String RULE = "The operator's name for the rule.";

    private final StoredRules stored;
    private final ServedBundles bundles;

    RuleController(StoredRules stored, ServedBundles bundles) {
        this.stored = stored;
        this.bundles = bundles;
    }

    /** Says a rule. */
    @PutMapping(path = "/{ruleId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "setRule",
            summary = "Pin, boost or bury movies",
            description =
                    "In place of the rule of this name, of which there may be 200. Recommendations to everybody obey it: a pin"
                            + " shows a movie at a place of the first page, unless the request or the movie's availability forbids to"
                            + " show it; a weight multiplies the scores of candidates before they are re-ranked. 204 once it is"
                            + " durable: the gateway that answered obeys at once, others within a second.")
    void put(
            @Parameter(description = RULE, schema = @Schema(type = "string", pattern = FORM)) @PathVariable
                    String ruleId,
            @RequestBody RuleBody body) {
        ListRule rule = body.rule(UserId.parse("ruleId", ruleId), bundles.current());
        if (!StoreAccess.reached(() -> stored.put(rule))) {
            throw ProblemException.invalid(
                    "ruleId", "there are %d other rules, expected fewer; delete one first".formatted(RuleTable.MOST));
        }
    }

    /** Reads one. */
    @GetMapping(path = "/{ruleId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "showRule", summary = "Show a rule", description = "Whether it holds now or not.")
    ListRule show(
            @Parameter(description = RULE, schema = @Schema(type = "string", pattern = FORM)) @PathVariable
                    String ruleId) {
        String id = UserId.parse("ruleId", ruleId);
        return StoreAccess.reached(() -> stored.find(id))
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "ruleId: there is no rule %s".formatted(id)));
    }

    /** Reads all. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listRules",
            summary = "List all rules",
            description = "By their names, whether they hold now or not.")
    RuleList list() {
        return new RuleList(StoreAccess.reached(stored::all));
    }

    /** Forgets one. */
    @DeleteMapping("/{ruleId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteRule",
            summary = "Delete a rule",
            description = "204 also where there is none. 204 once it is durable.")
    void delete(
            @Parameter(description = RULE, schema = @Schema(type = "string", pattern = FORM)) @PathVariable
                    String ruleId) {
        String id = UserId.parse("ruleId", ruleId);
        StoreAccess.reached(() -> stored.clear(id));
    }
}
