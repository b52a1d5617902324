#!/bin/sh
# One process of the benchmark, as a peer of a harness that measures job systems side by side: setup | produce MODE N KIND | worker.
# Build it first: mvn -q -pl infra/benchmark -am package -DskipTests
here=$(cd "$(dirname "$0")" && pwd)
home=${JAVA_HOME_25:-${JAVA_HOME:-}}
# the flags of the shipped images
exec "${home:+$home/bin/}java" ${PEERS_JAVA_OPTS:--Xmx1g} -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.1 -XX:-UsePerfData -jar "$here/target/errand-benchmark.jar" "$@"
