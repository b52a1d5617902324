package dev.errand.api.worker;

import dev.errand.job.Json;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker process as it last reported.
 *
 * @param state running, draining or stopped
 * @param alive whether it reported within the last 30 s and is not stopped
 * @param lanes the slots it has, by lane
 * @param sandbox how far it can shut programs off: bwrap, prlimit or none; null if it runs none
 * @param running how many jobs it runs
 * @param provedAt when it last took a job or found nothing to take
 */
@Schema(name = "Worker")
record WorkerView(
        String id,
        String host,
        long pid,
        String version,
        String state,
        boolean alive,
        @Schema(type = "object") Json lanes,
        List<String> types,
        @Nullable String sandbox,
        int running,
        Instant startedAt,
        Instant heartbeatAt,
        @Nullable Instant provedAt) {}
