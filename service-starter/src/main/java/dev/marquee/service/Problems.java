package dev.marquee.service;

import dev.marquee.contract.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Answers every exception with a problem detail (RFC 9457) whose {@code type} is one of {@link ProblemType}; none to a
 * caller that has hung up, which after its deadline is no news for the log.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    /** With every 503. */
    static final String RETRY_AFTER_SECONDS = "1";

    /** A problem detail of this type. */
    static ProblemDetail detail(ProblemType type, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(type), detail);
        problem.setType(type.uri());
        problem.setTitle(type.title());
        return problem;
    }

    private static HttpStatus status(ProblemType type) {
        return switch (type) {
            case INVALID_REQUEST -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
            case UNKNOWN_VERSION, UNKNOWN_MOVIES -> HttpStatus.CONFLICT;
            case EXPIRED -> HttpStatus.GONE;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case OVERLOADED, NOT_READY, UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case DEADLINE_EXCEEDED -> HttpStatus.GATEWAY_TIMEOUT;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    /** The type that fits a status which the framework or the server has chosen. */
    static ProblemType type(int status) {
        return switch (status) {
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 413 -> ProblemType.TOO_LARGE;
            case 406, 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemType.OVERLOADED;
            default -> status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL;
        };
    }

    @ExceptionHandler
    ResponseEntity<Object> problem(ProblemException e, WebRequest request) {
        hangUpIfBegun(e, request);
        return answer(e, detail(e.type(), e.getMessage()), new HttpHeaders(), request);
    }

    /** A query string that Tomcat cannot read, such as {@code ?limit=%zz}; it finds out when a parameter is asked for. */
    @ExceptionHandler
    ResponseEntity<Object> unreadableQuery(InvalidParameterException e, WebRequest request) {
        String detail = "query: cannot be read; expected name=value pairs, percent-encoded, and not too many";
        return answer(e, detail(ProblemType.INVALID_REQUEST, detail), new HttpHeaders(), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception e, WebRequest request) throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null;
        }
        hangUpIfBegun(e, request);
        LOG.atError().setCause(e).log("unexpected error");
        String detail = "an unexpected error; the log of the service has it";
        return answer(e, detail(ProblemType.INTERNAL, detail), new HttpHeaders(), request);
    }

    /** Everything that the framework itself refuses. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null;
        }
        ProblemDetail problem = detail(type(status.value()), explain(e, body, request));
        problem.setStatus(status.value());
        if (status.is5xxServerError()) {
            LOG.atError().setCause(e).log("unexpected error");
        }
        return answer(e, problem, headers, request);
    }

    /** A caller that accepts JSON in another encoding only is refused like one that accepts no JSON; all else is a bug. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotWritable(
            HttpMessageNotWritableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return e.getCause() == null
                ? handleExceptionInternal(e, null, headers, HttpStatus.NOT_ACCEPTABLE, request)
                : super.handleHttpMessageNotWritable(e, headers, status, request);
    }

    /** A body without a length announced is too large only once so much of it has been read. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return e.getMostSpecificCause() instanceof MaxUploadSizeExceededException tooLarge
                ? handleExceptionInternal(tooLarge, null, headers, HttpStatus.CONTENT_TOO_LARGE, request)
                : super.handleHttpMessageNotReadable(e, headers, status, request);
    }

    /**
     * Nobody is to take a part of an answer for the whole: the server closes the connection on what no handler takes.
     *
     * @throws E again, if the answer has begun
     */
    private static <E extends Exception> void hangUpIfBegun(E e, WebRequest request) throws E {
        HttpServletResponse response = ((ServletWebRequest) request).getResponse();
        if (response != null && response.isCommitted()) {
            throw e;
        }
    }

    private static @Nullable String explain(Exception e, @Nullable Object body, WebRequest request) {
        return switch (e) {
            case HttpMessageNotReadableException unreadable -> UnreadableBody.explain(unreadable);
            case TypeMismatchException mismatch ->
                "%s: expected %s, got \"%.40s\""
                        .formatted(
                                mismatch.getPropertyName(),
                                UnreadableBody.word(mismatch.getRequiredType()),
                                mismatch.getValue());
            case MaxUploadSizeExceededException tooLarge ->
                "the body is larger than %d bytes".formatted(tooLarge.getMaxUploadSize());
            case HttpMessageNotWritableException _ -> "Accept: expected application/json, which is always in UTF-8";
            case NoResourceFoundException _ ->
                "there is nothing at " + servletRequest(request).getRequestURI();
            case ErrorResponse response
            when !(body instanceof ProblemDetail) -> response.getBody().getDetail();
            default -> body instanceof ProblemDetail problem ? problem.getDetail() : null;
        };
    }

    private static ResponseEntity<Object> answer(
            Exception e, ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        if (problem.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            // Once an advice answers, the observation of the request would count as one without error. What is the
            // caller's fault is none, and its message may quote the caller: it has no place in a trace.
            ServerHttpObservationFilter.findObservationContext(servletRequest(request))
                    .ifPresent(observation -> observation.setError(e));
        }
        // Named, it is not negotiated: a caller that accepts nothing sensible is told so as well.
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.body(problem);
    }

    private static HttpServletRequest servletRequest(WebRequest request) {
        return ((ServletWebRequest) request).getRequest();
    }
}
