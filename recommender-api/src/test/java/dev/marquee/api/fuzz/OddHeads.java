package dev.marquee.api.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** Makes the head of a request odd: its target, its headers, its media type. */
record OddHeads(RandomGenerator random) {
    private static final List<String> NOT_JSON = List.of(
            "Content-Type: text/plain",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Type: application/xml",
            "Content-Type: application/yaml",
            "Content-Type: image/png",
            "Content-Type: ",
            "Content-Type: json",
            "Content-Type: */*",
            "Content-Type: application/json;charset=no-such-charset",
            "Content-Type: application/json;charset=\u0001",
            "X-No-Content-Type: at all");
    private static final List<String> PERHAPS_JSON = List.of(
            "Content-Type: application/json;charset=utf-16",
            "Content-Type: application/json;charset=iso-8859-1",
            "Content-Type: application/json;version=2",
            "Content-Type: application/json\r\nContent-Type: text/plain",
            "Content-Type: application/json\r\nContent-Encoding: gzip");

    /** Says what is accepted: an answer in another form than JSON there is not. */
    private static final List<String> ACCEPT = List.of(
            "text/html",
            "application/xml",
            "*/*;q=0",
            "///",
            "application/json;q=2",
            "application/json;charset=utf-16",
            "",
            "\u00ff",
            "a".repeat(3_000));

    /** Nothing that the description speaks of, so nothing that may change the answer. */
    private static final List<String> UNKNOWN = List.of(
            "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "traceparent: 00-" + "f".repeat(3_000),
            "baggage: user=" + "x".repeat(9_000),
            "b3: 1",
            "Marquee-Deadline-Ms: 1",
            "Marquee-Deadline-Ms: 0",
            "Marquee-Deadline-Ms: soon",
            "Marquee-Model-Version: 20000101-000000",
            "X-HTTP-Method-Override: DELETE",
            "X-Forwarded-For: 203.0.113.7, \u00ff",
            "X-Forwarded-Prefix: /../..",
            "X-Forwarded-Host: [::1",
            "X-Forwarded-Port: -1",
            "Forwarded: for=;;host=\"",
            "X-Original-URL: /actuator/env",
            "Origin: null",
            "Range: bytes=0-0",
            "If-None-Match: *",
            "If-Modified-Since: yesterday",
            "Accept-Language: " + "x-".repeat(200),
            "Accept-Encoding: x, gzip;q=-1",
            "Authorization: Basic \u00ff",
            "Cookie: a=\"; b=\\; $Version=9; =",
            "User-Agent: ${jndi:ldap://127.0.0.1:1/a}",
            "traceparent: 00-zz-zz-01");

    /** What no header may be, or may not be with the others. */
    private static final List<String> MALFORMED = List.of(
            "Bad Header: x",
            "NoColon",
            "X: x\r\n folded: x",
            "X: a\u0000b",
            "X: a\rb",
            ": x",
            "Content-Length: 5\r\nContent-Length: 6",
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "X: " + "x".repeat(20_000),
            "X: x\r\n".repeat(300) + "X: x");

    private static final List<String> BROKEN_QUERY =
            List.of("limit=%zz", "%", "a=%u0041", "=5", "\u00e9=1", "a=<>", "x&".repeat(2_100) + "x");
    private static final List<String> UNKNOWN_PARAMETER =
            List.of("Limit=5", "limit[]=5", "foo", "__proto__=1", "%6cimit%00=5", "a=" + "x".repeat(500));
    private static final List<String> WRONG_SEGMENT = List.of(
            "%zz",
            "%",
            "%00",
            "%2e%2e%2f",
            "a%5cb",
            "a;b=c",
            "\u00e9",
            "%ff",
            "%c0%af",
            "a b",
            "[1]",
            "{id}",
            "%252e%252e",
            "x".repeat(300));

    void oddType(Draft draft) {
        boolean perhaps = random.nextInt(3) == 0;
        draft.headers.add(pick(perhaps ? PERHAPS_JSON : NOT_JSON));
        draft.odd(perhaps ? Expectation.OPEN : Expectation.REFUSED, "a media type");
    }

    void oddHeader(Draft draft) {
        switch (random.nextInt(4)) {
            case 0 -> {
                draft.headers.add("Accept: " + pick(ACCEPT));
                draft.odd(Expectation.OPEN, "what is accepted");
            }
            case 1 -> {
                draft.headers.add(pick(MALFORMED));
                draft.odd(Expectation.OPEN, "a malformed header");
            }
            default -> {
                draft.headers.add(pick(UNKNOWN));
                draft.odd(Expectation.ALLOWED, "an unknown header");
            }
        }
    }

    void oddTarget(Draft draft) {
        switch (random.nextInt(6)) {
            case 0 -> {
                draft.query.add(pick(BROKEN_QUERY));
                draft.odd(Expectation.REFUSED, "a broken query");
            }
            case 1 -> {
                draft.query.add(pick(UNKNOWN_PARAMETER));
                draft.odd(Expectation.REFUSED, "an unknown parameter");
            }
            case 2 -> {
                draft.method = pick(List.of("PATCH", "TRACE", "BREW", "get", "G\u0001T"));
                draft.odd(Expectation.ELSEWHERE, "another method");
            }
            case 3 -> parameterOfAPath(draft);
            default -> anotherPath(draft);
        }
    }

    private void parameterOfAPath(Draft draft) {
        int last = draft.segments.size() - 1;
        if (draft.operation.in("path").isEmpty()) {
            draft.segments.set(last, draft.segments.get(last) + ";a=b");
            draft.odd(Expectation.REFUSED, "a parameter of the path");
        } else {
            int which = draft.operation
                            .path()
                            .substring(1, draft.operation.path().indexOf('}'))
                            .split("/")
                            .length
                    - 1;
            draft.segments.set(which, pick(WRONG_SEGMENT));
            draft.odd(Expectation.REFUSED, "a wrong part of the path");
        }
    }

    private void anotherPath(Draft draft) {
        int at = random.nextInt(draft.segments.size() + 1);
        switch (random.nextInt(4)) {
            case 0 -> draft.segments.add("");
            case 1 -> draft.segments.add(at, pick(List.of("..", "%2e%2e", "%2f..", "\\")));
            case 2 ->
                draft.segments.set(
                        draft.segments.size() - 1, pick(List.of("..", ".", "%2e", "%2E%2e", "..;", "...;/")));
            default -> draft.segments.set(0, pick(List.of("V1", "v2", "v1%20", "actuator", "internal")));
        }
        draft.odd(Expectation.ELSEWHERE, "another path");
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
