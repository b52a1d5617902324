package dev.errand.local;

import dev.errand.embedded.Deadline;
import dev.errand.embedded.ManagedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * The API or a worker as a process of its own.
 *
 * @param managementPort where it says whether it is ready
 */
record Service(ManagedProcess process, int managementPort) {

    private static final Duration TO_GET_READY = Duration.ofMinutes(2);
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);
    private static final int LINES_TO_SHOW = 20;

    /** Returns when the service is ready; fails with its last log lines when it ends before. */
    void awaitReady(HttpClient http) {
        var deadline = Deadline.in(TO_GET_READY);
        while (!ready(http)) {
            if (!process.alive()) {
                throw new CannotRun(obituary());
            }
            if (deadline.passed()) {
                throw new CannotRun(process.name() + " did not get ready within " + TO_GET_READY.toSeconds() + " s. "
                        + lastLines());
            }
            deadline.pause();
        }
    }

    /** What to say when it has ended by itself. */
    String obituary() {
        return process.name() + " ended with status " + process.exit().orElse(-1) + ". " + lastLines();
    }

    private String lastLines() {
        return "It logged last:\n"
                + process.lastLines(LINES_TO_SHOW).stream()
                        .map(line -> "  | " + line)
                        .collect(Collectors.joining("\n"));
    }

    private boolean ready(HttpClient http) {
        var readiness = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
        var request = HttpRequest.newBuilder(readiness).timeout(TO_ANSWER).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted while " + process.name() + " was starting", e);
        }
    }
}
