package dev.errand.api.job;

import dev.errand.api.connection.Shielded;
import dev.errand.database.Columns;
import dev.errand.job.Job;
import dev.errand.job.JobId;
import dev.errand.job.Jobs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lists jobs, newest first. No index of finished jobs holds up the writes of every job for the sake of lists: what is rare
 * has an index of its own, and all else is found by walking the ids, which sort by time. One statement walks so far and no
 * further; when it found too few the next one goes on, for a second at most. Then the page is what was found, and tells where
 * to go on.
 */
@Component
class JobSearch {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DatabaseClient database;

    JobSearch(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Jobs that were found.
     *
     * @param next after which job to go on; null if there are no more
     */
    record Found(List<Job> jobs, @Nullable JobId next) {}

    /** @param cursor only jobs older than this one */
    Mono<Found> find(JobFilter filter, @Nullable JobId cursor, int limit) {
        var query = new SearchQuery(filter);
        var until = System.nanoTime() + PATIENCE.toNanos();
        var start = earlier(cursor, filter.before());
        return Shielded.from(() -> walk(query, new Found(List.of(), start), limit)
                .expand(found -> found.next == null || found.jobs.size() >= limit || System.nanoTime() > until
                        ? Mono.empty()
                        : walk(query, found, limit))
                .last());
    }

    private static @Nullable JobId earlier(@Nullable JobId one, @Nullable JobId other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) < 0 ? one : other;
    }

    /** One more stretch, added to what was found. */
    private Mono<Found> walk(SearchQuery query, Found sofar, int limit) {
        var wanted = limit - sofar.jobs.size();
        var rows = query.rows(database, sofar.next, wanted + 1)
                .filter(statement -> statement.fetchSize(JobReads.PAGE + 1))
                .map(Jobs::read)
                .all()
                .collectList();
        return rows.flatMap(found -> {
            var all = new ArrayList<>(sofar.jobs);
            all.addAll(found.subList(0, Math.min(wanted, found.size())));
            return found.size() > wanted
                    ? Mono.just(new Found(all, all.get(limit - 1).id()))
                    : end(query, sofar.next).map(next -> new Found(all, next)).defaultIfEmpty(new Found(all, null));
        });
    }

    /** Where the stretch ended; empty if that was the end of everything. */
    private Mono<JobId> end(SearchQuery query, @Nullable JobId start) {
        return query.end(database, start)
                .map(row -> new JobId(Columns.required(row, "id", UUID.class)))
                .one();
    }
}
