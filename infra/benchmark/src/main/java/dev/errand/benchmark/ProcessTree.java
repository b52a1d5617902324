package dev.errand.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux knows of a process and its children; nothing is known elsewhere: zero. */
record ProcessTree(long pid) {

    private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux that runs Java

    /** Seconds of CPU, in user and kernel mode, of the living ones and of the children that they have waited for. */
    double cpuSeconds() {
        return pids().mapToDouble(ProcessTree::cpuSeconds).sum();
    }

    /** Megabytes: what is their own, and their share of what they share with others. */
    double memoryMb() {
        return pids().mapToDouble(ProcessTree::memoryMb).sum();
    }

    private Stream<Long> pids() {
        var children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid);
        return Stream.concat(Stream.of(pid), children);
    }

    private static double cpuSeconds(long process) {
        var stat = read(Path.of("/proc", Long.toString(process), "stat"));
        var afterName = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        var ticks = 0L;
        for (var field = 11; field <= 14 && field < afterName.length; field++) { // utime stime cutime cstime
            ticks += Long.parseLong(afterName[field]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static double memoryMb(long process) {
        return read(Path.of("/proc", Long.toString(process), "smaps_rollup"))
                        .lines()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
