package dev.marquee.api.user;

import dev.marquee.api.feed.Feeds;
import dev.marquee.api.input.UserId;
import dev.marquee.api.input.UserIdPath;
import dev.marquee.api.personal.PersonalData;
import dev.marquee.api.store.StoreAccess;
import dev.marquee.api.user.Erasure.Remainder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The calls on a user as a whole: what the one shows, the other erases. */
@RestController
@Tag(name = "Users")
class UserController {
    private final PersonalData data;
    private final TakeoutWriter takeouts;
    private final ExportProperties exports;

    UserController(PersonalData data, TakeoutWriter takeouts, ExportProperties exports) {
        this.data = data;
        this.takeouts = takeouts;
        this.exports = exports;
    }

    /** Writes everything that is stored of a user. */
    @GetMapping(path = "/v1/users/{userId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "takeOutUser",
            summary = "Take away everything that is stored of a user",
            description = "One document, of any length. It is whole if it is valid JSON: where the store is lost on the"
                    + " way, it breaks off.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content = @Content(schema = @Schema(implementation = Takeout.class))))
    void takeOut(@UserIdPath @PathVariable String userId, HttpServletResponse response) throws IOException {
        String user = UserId.parse(userId);
        TakeoutWriter.Begin begin = StoreAccess.reached(() -> takeouts.begin(user));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        OutputStream out = response.getOutputStream();
        StoreAccess.reached(() -> takeouts.write(begin, out));
    }

    /** Erases a user. */
    @DeleteMapping(path = "/v1/users/{userId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "deleteUser",
            summary = "Erase a user",
            description =
                    "Everything that is stored: ratings, events, what histories hold of them, what the user is not"
                            + " interested in. Idempotent, also for a user who is not known. 200 once it is durable. Events that"
                            + " happened before, or up to five minutes after, are of the user who was erased, however late they are"
                            + " sent, and are not stored; what comes later under the same name is of somebody new. The next list is that"
                            + " of a new user, and cursors of earlier ones are refused.")
    Erasure erase(@UserIdPath @PathVariable String userId) {
        String user = UserId.parse(userId);
        PersonalData.Erased erased = StoreAccess.reached(() -> data.erase(user));
        return new Erasure(user, erased.at(), erased.rows(), remains(erased.at()));
    }

    private List<Remainder> remains(Instant erasedAt) {
        Instant expiry = erasedAt.plus(exports.keep());
        return List.of(
                new Remainder(
                        "erasure",
                        null,
                        "a keyed digest of the name and this time, so that neither a late event nor an older file brings"
                                + " the user back"),
                new Remainder(
                        "cursors",
                        erasedAt.plus(Feeds.LIFE),
                        "callers may hold cursors of feeds, which name movies that were shown; they are refused from now on"),
                new Remainder(
                        "exports",
                        expiry,
                        "files of ./marquee export that were made before; restore and import leave this user out, and"
                                + " refuse the files then"),
                new Remainder(
                        "datasets",
                        expiry,
                        "data sets that were imported from the store before; they are not used any more then, and deleted"
                                + " by the next import. The next one holds nothing of this user; data sets of an archive alone, imported"
                                + " before, do until the archive is imported again"),
                new Remainder(
                        "bundles",
                        null,
                        "models that were trained before; no model has a parameter of a user, but each holds a few"
                                + " histories without names as examples until it is deleted"),
                new Remainder(
                        "backups",
                        null,
                        "backups of the database, archives that imports begin with, pages of ./marquee evaluate --report,"
                                + " which show a few users, and logs of proxies are the operator's; import leaves this user"
                                + " out of archives"));
    }
}
