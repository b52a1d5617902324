package dev.errand.worker.engine;

import dev.errand.job.Json;
import java.time.Duration;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;

/** This worker's row in the table of workers: who it is, what it serves, when it was last well. */
final class Roster {

    private static final String BEAT = """
            INSERT INTO worker (id, host, pid, version, state, lanes, types, sandbox, running, proved_at)
            VALUES (:id, :host, :pid, :version, :state, :lanes::jsonb, :types, :sandbox, :running, now() - :proved * interval '1 millisecond')
            ON CONFLICT (id) DO UPDATE
               SET state = excluded.state, running = excluded.running, proved_at = excluded.proved_at, heartbeat_at = now()
            """;

    private static final String FORGET = "DELETE FROM worker WHERE heartbeat_at < now() - interval '1 day'";

    private final DatabaseClient database;
    private final WorkerId worker;
    private final Engine.About about;
    private final Json lanes;
    private final String[] types;

    Roster(DatabaseClient database, WorkerId worker, Engine.About about, EngineSettings settings, Handlers handlers) {
        this.database = database;
        this.worker = worker;
        this.about = about;
        var slots = new TreeMap<String, Integer>();
        settings.lanes().forEach((lane, n) -> slots.put(lane.name(), n));
        this.lanes = Json.of(slots);
        this.types = handlers.names();
    }

    /**
     * Says that this worker lives.
     *
     * @param state {@code running}, {@code draining} or {@code stopped}
     * @param sinceProved how long ago its slowest lane took a job or proved its queue empty
     */
    void beat(String state, int running, Duration sinceProved) {
        var beat = database.sql(BEAT)
                .bind("id", worker.text())
                .bind("host", WorkerId.host())
                .bind("pid", ProcessHandle.current().pid())
                .bind("version", about.version())
                .bind("state", state)
                .bind("lanes", lanes.text())
                .bind("types", types)
                .bind("running", running)
                .bind("proved", sinceProved.toMillis());
        var sandbox = about.sandbox();
        (sandbox == null ? beat.bindNull("sandbox", String.class) : beat.bind("sandbox", sandbox))
                .then()
                .block();
    }

    /** Drops workers that have not been heard of for a day. */
    void forgetOthers() {
        database.sql(FORGET).then().block();
    }
}
