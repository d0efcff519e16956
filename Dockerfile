# The images of Marquee: one target each for recommender-api, retrieval-service, ranking-service, trainer, and the balancer of
# docker-compose.replicas.yml.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY contract contract
COPY core core
COPY vector-index vector-index
COPY tensorflow-runtime tensorflow-runtime
COPY service-starter service-starter
COPY client-starter client-starter
COPY docker-testing docker-testing
COPY ops/cassandra/pom.xml ops/cassandra/
COPY cassandra-testing cassandra-testing
COPY recommender-api recommender-api
COPY retrieval-service retrieval-service
COPY ranking-service ranking-service
COPY training training
# Checks and tests are for ./marquee test.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -DskipTests -Dspotless.check.skip=true package
# Libraries change seldom and our own code often: each in layers of their own.
RUN for service in recommender-api retrieval-service ranking-service; do \
        java -Djarmode=tools -jar $service/target/$service-*-exec.jar \
            extract --layers --application-filename app.jar --destination layers/$service || exit 1; \
    done; \
    mkdir -p layers/trainer/dependencies layers/trainer/application/lib \
    && mv training/target/lib layers/trainer/dependencies/lib \
    && mv layers/trainer/dependencies/lib/*-SNAPSHOT.jar layers/trainer/application/lib/ \
    && mv training/target/training-*.jar layers/trainer/application/app.jar

FROM eclipse-temurin:25-jre AS jvm
RUN groupadd --gid 10001 marquee \
    && useradd --uid 10001 --gid marquee --no-create-home --home-dir /tmp marquee
# models/, datasets/ and store/ are looked for here.
WORKDIR /marquee
COPY jvm.options ./
COPY --chmod=755 ops/docker/ready /usr/local/bin/
# The heap gets two thirds of the container's memory; TensorFlow, threads and the JVM itself need the rest.
ENV JDK_JAVA_OPTIONS="@/marquee/jvm.options -Duser.home=/tmp -XX:MaxRAMPercentage=65 -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:-G1UseAdaptiveIHOP -XX:InitiatingHeapOccupancyPercent=65 -XX:MinHeapFreeRatio=40 -XX:MaxHeapFreeRatio=50 -XX:+UseTransparentHugePages -XX:+ExitOnOutOfMemoryError" \
    LANG=C.UTF-8 \
    MARQUEE_ADDRESS=0.0.0.0 \
    MARQUEE_MANAGEMENT_PORT=9000 \
    LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs
USER 10001:10001

FROM jvm AS tensorflow
COPY --from=build /build/tensorflow-runtime/target/natives natives
# Two pools of freed memory, not one for each thread that has run a model.
ENV TENSORFLOW_LIBRARY_PATH=/marquee/natives TF_CPP_MIN_LOG_LEVEL=2 MALLOC_ARENA_MAX=2

# HAProxy, as Debian keeps it; what it does is in ops/replicas.
FROM debian:bookworm AS balancer
RUN apt-get update -q \
    && apt-get install -qy --no-install-recommends haproxy \
    && rm -rf /var/lib/apt/lists/*
COPY --chmod=755 ops/docker/ready /usr/local/bin/
USER 10001:10001
EXPOSE 8080 9000
# What is under way ends first.
STOPSIGNAL SIGUSR1
ENTRYPOINT ["haproxy", "-W", "-db", "-f", "/etc/marquee/haproxy.cfg"]

FROM jvm AS recommender-api
COPY --from=build /build/layers/recommender-api/dependencies app
COPY --from=build /build/layers/recommender-api/application app
EXPOSE 8080 9000
ENTRYPOINT ["java", "-jar", "app/app.jar"]

FROM tensorflow AS retrieval-service
COPY --from=build /build/layers/retrieval-service/dependencies app
COPY --from=build /build/layers/retrieval-service/application app
EXPOSE 8081 9000
ENTRYPOINT ["java", "-Dai.djl.tensorflow.num_intraop_threads=1", "-jar", "app/app.jar"]

FROM tensorflow AS ranking-service
COPY --from=build /build/layers/ranking-service/dependencies app
COPY --from=build /build/layers/ranking-service/application app
EXPOSE 8082 9000
ENTRYPOINT ["java", "-Dai.djl.tensorflow.num_intraop_threads=1", "-jar", "app/app.jar"]

FROM tensorflow AS trainer
COPY --from=build /build/layers/trainer/dependencies app
COPY data/movielens-sample.zip data/
COPY --chmod=755 ops/docker/trainer /usr/local/bin/
COPY --from=build /build/layers/trainer/application app
# A bundle names the code that made it.
ARG MARQUEE_COMMIT=unknown
ENV MARQUEE_COMMIT=$MARQUEE_COMMIT
ENTRYPOINT ["trainer"]
