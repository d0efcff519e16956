package dev.marquee.bench.capacity;

import dev.marquee.bench.latency.Quantiles;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;

/**
 * Requests that arrive as a Poisson process and visit stations one after the other. A station has some processors and one queue,
 * first come, first served: that of its servers behind a balancer which always knows a free one. Discrete events, seeded.
 *
 * <p>One station and one visit is the queue M/M/c of A. K. Erlang, "Solution of some Problems in the Theory of Probabilities of
 * Significance in Automatic Telephone Exchanges" (1917), which has a formula. Not thread-safe.
 */
public final class QueueNetwork {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;
    /** The queues are empty at first, so that the first requests wait less than others. */
    private static final int LEFT_OUT = 10;

    private final Station[] stations;
    private final List<Visit> route;
    private final RandomGenerator random;
    private final PriorityQueue<Event> events = new PriorityQueue<>();

    /**
     * Empty queues.
     *
     * @param processors of each station, at least 1
     * @param route the visits of each request, at least one
     */
    public QueueNetwork(int[] processors, List<Visit> route, long seed) {
        this.stations = Arrays.stream(processors).mapToObj(Station::new).toArray(Station[]::new);
        this.route = List.copyOf(route);
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /**
     * Lets requests through; to be called once. The first tenth of them is not counted.
     *
     * @param rate mean number of arrivals a second, more than 0
     * @param requests that arrive, at least 10
     */
    public Simulated run(double rate, int requests) {
        long[] nanos = new long[requests];
        int arrived = 0;
        int ended = 0;
        double now = 0;
        double next = random.nextExponential() * MILLIS_PER_SECOND / rate;
        while (ended < requests) {
            Event first = events.peek();
            if (arrived < requests && (first == null || next <= first.at)) {
                now = next;
                enter(new Request(arrived++, now), now);
                next = now + random.nextExponential() * MILLIS_PER_SECOND / rate;
                continue;
            }
            Event event = events.remove();
            now = event.at;
            leave(event.request, now);
            if (event.request.visited == route.size()) {
                nanos[event.request.number] = Math.round((now - event.request.arrived) * NANOS_PER_MILLI);
                ended++;
            } else {
                enter(event.request, now);
            }
        }
        double end = now;
        return new Simulated(
                Quantiles.of(LongStream.of(nanos).skip(requests / LEFT_OUT)),
                Arrays.stream(stations).map(station -> station.busyShare(end)).toList());
    }

    private void enter(Request request, double now) {
        Station station = stations[route.get(request.visited).station()];
        if (station.free > 0) {
            begin(station, request, now);
        } else {
            station.waiting.add(request);
        }
    }

    private void begin(Station station, Request request, double now) {
        double takes = random.nextExponential() * route.get(request.visited).meanMs();
        station.free--;
        station.worked += takes;
        events.add(new Event(now + takes, request));
    }

    private void leave(Request request, double now) {
        Station station = stations[route.get(request.visited++).station()];
        station.free++;
        Request waiting = station.waiting.poll();
        if (waiting != null) {
            begin(station, waiting, now);
        }
    }

    private static final class Station {
        private final int processors;
        private final Queue<Request> waiting = new ArrayDeque<>();
        private int free;
        private double worked;

        Station(int processors) {
            this.processors = processors;
            this.free = processors;
        }

        double busyShare(double time) {
            return worked / (time * processors);
        }
    }

    private static final class Request {
        private final int number;
        private final double arrived;
        private int visited;

        Request(int number, double arrived) {
            this.number = number;
            this.arrived = arrived;
        }
    }

    /** The end of a visit. */
    private record Event(double at, Request request) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return Double.compare(at, other.at);
        }
    }
}
