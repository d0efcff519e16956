package dev.marquee.api.downstream;

import dev.marquee.contract.problem.ProblemType;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpStatusCodeException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

/** Tells from what a call threw why it failed. */
final class Failures {
    private Failures() {}

    static StageFailure of(Throwable thrown) {
        return thrown instanceof StageFailure known
                ? known
                : new StageFailure(reason(thrown), String.valueOf(thrown.getMessage()), thrown);
    }

    private static FailureReason reason(Throwable thrown) {
        return switch (thrown) {
            case HttpStatusCodeException answered -> ofStatus(answered);
            case ResourceAccessException lost -> ofConnection(lost);
            case RestClientException unreadable -> FailureReason.INVALID;
            default -> FailureReason.ERROR;
        };
    }

    private static FailureReason ofStatus(HttpStatusCodeException answered) {
        return switch (HttpStatus.resolve(answered.getStatusCode().value())) {
            case CONFLICT -> says(answered, ProblemType.UNKNOWN_MOVIES) ? FailureReason.MOVIES : FailureReason.VERSION;
            case GATEWAY_TIMEOUT -> FailureReason.DEADLINE;
            case SERVICE_UNAVAILABLE ->
                says(answered, ProblemType.NOT_READY) ? FailureReason.NOT_READY : FailureReason.OVERLOADED;
            case null, default -> FailureReason.ERROR;
        };
    }

    private static boolean says(HttpStatusCodeException answered, ProblemType type) {
        return answered.getResponseBodyAsString(StandardCharsets.UTF_8)
                .contains(type.uri().toString());
    }

    private static FailureReason ofConnection(ResourceAccessException lost) {
        return switch (lost.getCause()) {
            case ConnectException refused -> FailureReason.REFUSED;
            case ConnectTimeoutException silent -> FailureReason.REFUSED;
            case ConnectionRequestTimeoutException allInUse -> FailureReason.REFUSED;
            case SocketTimeoutException late -> FailureReason.TIMEOUT;
            case SSLException untrusted -> FailureReason.UNTRUSTED;
            case null, default -> FailureReason.ERROR;
        };
    }
}
