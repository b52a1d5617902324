package dev.errand.job;

import dev.errand.database.Batches;
import dev.errand.database.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.UUID;

/** Stores many new jobs at once, on the calling thread. {@link Jobs} stores those with tags or an origin. */
public final class JobInserts {

    private final Batches database;

    public JobInserts(Batches database) {
        this.database = database;
    }

    /**
     * Stores these jobs, all or none; they must {@link Jobs#takeOneStatement}. Blocks until they are durable.
     *
     * @return as {@link Jobs#store}
     */
    public Jobs.Stored store(Collection<? extends NewJob<?>> jobs) {
        return insert(database, jobs);
    }

    /**
     * Stores these jobs and their stages within a transaction, which has rows of their feature beside them.
     *
     * @return as {@link Jobs#store}; offer what is ready after the commit
     */
    public static Jobs.Stored store(Statements transaction, Collection<? extends NewJob<?>> jobs) {
        var stored = insert(transaction, jobs);
        var stages = new StageColumns(jobs);
        if (!stages.isEmpty()) {
            transaction.query(Jobs.INSERT_STAGES, stages.parameters(), row -> row);
        }
        return stored;
    }

    private static Jobs.Stored insert(Statements database, Collection<? extends NewJob<?>> jobs) {
        var ready = new ArrayList<Queued>(jobs.size());
        var at = new Instant[] {Instant.EPOCH};
        for (var row : database.query(Jobs.INSERT, new JobColumns(jobs).parameters(), row -> row(row, at))) {
            if (row.ready()) {
                ready.add(row.job());
            }
        }
        return new Jobs.Stored(ready, at[0]);
    }

    private static Jobs.Row row(ResultSet row, Instant[] at) throws SQLException { // columns by number: the hot path
        if (row.isFirst()) { // all rows say the same
            at[0] = row.getTimestamp(6).toInstant();
        }
        var job = new Queued(
                new JobId(row.getObject(1, UUID.class)),
                new Lane(row.getString(2)),
                new Priority(row.getInt(3)),
                row.getLong(4),
                row.getObject(7, UUID.class));
        return new Jobs.Row(job, row.getBoolean(5));
    }
}
