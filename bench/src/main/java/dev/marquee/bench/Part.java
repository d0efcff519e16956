package dev.marquee.bench;

/** What can be measured; the order is that of a whole run. */
enum Part {
    /** One process beside the reference network, then three services under rising load. */
    LOAD,
    /** Three times the load that is borne. */
    OVERLOAD,
    /** Start and memory of each service. */
    SERVICES,
    /** The engines behind the vector index. */
    INDEX,
    /** Cost against the length of a history, the number of candidates and the catalogue. */
    GROWTH,
    /** Bundles exchanged under load. */
    SWAP,
    /** Lists that are read page by page. */
    FEED,
    /** Every kind of answer beside a list, and the first ones after a start. */
    ANSWERS,
    /** Servers for many people, simulated with what a list takes. */
    CAPACITY
}
