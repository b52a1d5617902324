package dev.errand.job;

import dev.errand.database.Batches;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Stores many new jobs by one statement in a transaction of its own. {@link Jobs} stores those with rows beside them. */
public final class JobInserts {

    private final Batches database;

    public JobInserts(Batches database) {
        this.database = database;
    }

    /**
     * Stores these jobs, all or none; none of their types may have stages. Blocks until they are durable.
     *
     * @return those that are ready to run; a job scheduled for later is stored too, but is not among them
     */
    public List<Queued> insert(Collection<? extends NewJob<?>> jobs) {
        var ready = new ArrayList<Queued>(jobs.size());
        for (var stored : database.query(Jobs.INSERT, new JobColumns(jobs).parameters(), JobInserts::stored)) {
            if (stored.ready()) {
                ready.add(stored.job());
            }
        }
        return ready;
    }

    private static Jobs.Stored stored(ResultSet row)
            throws SQLException { // columns by their number: this is the hot path
        var job = new Queued(
                new JobId(row.getObject(1, UUID.class)),
                new Lane(row.getString(2)),
                new Priority(row.getInt(3)),
                row.getLong(4));
        return new Jobs.Stored(job, row.getBoolean(5));
    }
}
