#!/bin/bash
# Builds local stand-ins, from Debian's packages and the machine's JDK 25, for the images that Marquee names, where no registry can be
# reached. They prove how the parts are wired, not the upstream images. Needs the engine of engine-up.sh. Idempotent.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
  if grep -qs '^JAVA_VERSION="25[."]' "$jdk/release" && [ -x "$jdk/bin/javac" ]; then break; fi
  jdk=
done
[ -n "$jdk" ] || { echo "no JDK 25 in JAVA_HOME or /usr/lib/jvm" >&2; exit 1; }
have() { docker image inspect "$1" >/dev/null 2>&1; }
if ! have debian:bookworm; then
  r=$ENGINE_DIR/rootfs; rm -rf "$r"
  timeout 400 debootstrap --variant=minbase --include=ca-certificates,curl bookworm "$r" "$(debian_mirror)" >"$ENGINE_DIR/debootstrap.log" 2>&1 \
    || { tail -5 "$ENGINE_DIR/debootstrap.log"; exit 1; }
  rm -rf "$r"/var/cache/apt/archives/*.deb "$r"/var/lib/apt/lists/*
  tar -C "$r" -c . | docker import -c 'CMD ["bash"]' - debian:bookworm >/dev/null; rm -rf "$r"
fi
if ! have eclipse-temurin:25-jre; then
  ctx=$ENGINE_DIR/jre; rm -rf "$ctx"; mkdir -p "$ctx"; cp "$here/images/jre/Dockerfile" "$ctx/"
  cp -a "$jdk" "$ctx/jre"; rm -rf "$ctx"/jre/lib/src.zip "$ctx"/jre/man
  cp --remove-destination -L "$jdk/lib/security/cacerts" "$ctx/jre/lib/security/cacerts"   # may be a link into the machine's own store
  timeout 300 docker build -q -t eclipse-temurin:25-jre "$ctx"; rm -rf "$ctx"
fi
build() { have "$1" || timeout 300 docker build -q -t "$1" "$here/images/$2"; }
build maven:3.9-eclipse-temurin-25 maven   # build stage only
build postgres:15 postgres
build prom/prometheus:v2.42.0 prometheus
build alpine/socat:1.7.4.3-r0 socat   # Testcontainers reaches containers of Compose through it
docker images --format '{{.Repository}}:{{.Tag}} {{.Size}}'
