package dev.errand.api.job;

import static dev.errand.database.Columns.required;

import dev.errand.api.job.JobOrder.Key;
import dev.errand.job.JobId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * The keys of requests, each kept for a day. All but {@link #find} and {@link #sweep} work within the transaction of the order: its lock on
 * a key lasts until the commit, and whoever does not get it is told at once instead of being made to wait. So no two
 * orders wait for each other, whatever keys they share.
 */
final class JobKeys {

    private static final String LOCK = """
            SELECT owner_id, key
              FROM unnest(:owners::uuid[], :keys::text[]) AS wanted (owner_id, key)
             WHERE pg_try_advisory_xact_lock(hashtextextended(owner_id::text || ' ' || key, 4417))
            """;

    /** Another statement than the lock, since it must see what was committed before the lock was free. */
    private static final String FIND = """
            SELECT owner_id, key, encode(request, 'hex') AS request, job_ids, created_at
              FROM unnest(:owners::uuid[], :keys::text[]) AS wanted (owner_id, key) JOIN job_key USING (owner_id, key)
             WHERE created_at > now() - interval '24 hours'
            """;

    private static final String KEEP = """
            INSERT INTO job_key (owner_id, key, request, job_ids)
            SELECT owner_id, key, decode(request, 'hex'), job_ids::uuid[]
              FROM unnest(:owners::uuid[], :keys::text[], :requests::text[], :job_ids::text[])
                   AS v (owner_id, key, request, job_ids)
                ON CONFLICT (owner_id, key) DO UPDATE -- one that has expired
               SET request = excluded.request, job_ids = excluded.job_ids, created_at = excluded.created_at
            """;

    private static final String SWEEP = "DELETE FROM job_key WHERE created_at < now() - interval '24 hours'";

    /** What a key stood for already. */
    record Known(String request, List<JobId> jobs, Instant at) {}

    /**
     * How the keys of some orders stand.
     *
     * @param free those that this transaction holds now; the others are in flight elsewhere
     * @param known those that were used within a day
     */
    record Standing(Set<Key.Name> free, Map<Key.Name, Known> known) {
        static final Standing NONE = new Standing(Set.of(), Map.of());
    }

    private final DatabaseClient database;

    JobKeys(DatabaseClient database) {
        this.database = database;
    }

    Mono<Standing> lock(Collection<Key> keys) {
        if (keys.isEmpty()) {
            return Mono.just(Standing.NONE);
        }
        return names(LOCK, keys)
                .map(JobKeys::name)
                .all()
                .collect(Collectors.<Key.Name>toSet())
                .flatMap(free -> find(keys).map(known -> new Standing(free, known)));
    }

    /** Those of them that were used within a day. */
    Mono<Map<Key.Name, Known>> find(Collection<Key> keys) {
        return names(FIND, keys)
                .map(row -> Map.entry(name(row), known(row)))
                .all()
                .collect(HashMap::new, (all, one) -> all.put(one.getKey(), one.getValue()));
    }

    private GenericExecuteSpec names(String statement, Collection<Key> keys) {
        var names = new HashSet<Key.Name>();
        keys.forEach(key -> names.add(key.name()));
        return database.sql(statement)
                .bind("owners", names.stream().map(Key.Name::owner).toArray(UUID[]::new))
                .bind("keys", names.stream().map(Key.Name::text).toArray(String[]::new));
    }

    /** Remembers what these keys stand for. */
    Mono<Void> keep(Map<Key, List<JobId>> jobs) {
        if (jobs.isEmpty()) {
            return Mono.empty();
        }
        var keys = List.copyOf(jobs.keySet());
        return database.sql(KEEP)
                .bind("owners", keys.stream().map(Key::owner).toArray(UUID[]::new))
                .bind("keys", keys.stream().map(Key::text).toArray(String[]::new))
                .bind("requests", keys.stream().map(Key::request).toArray(String[]::new))
                .bind(
                        "job_ids",
                        keys.stream()
                                .map(key -> literal(jobs.getOrDefault(key, List.of())))
                                .toArray(String[]::new))
                .then();
    }

    private static String literal(List<JobId> jobs) {
        return jobs.stream().map(JobId::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** Forgets those that have expired, and says how many. */
    Mono<Long> sweep() {
        return database.sql(SWEEP).fetch().rowsUpdated();
    }

    private static Key.Name name(Readable row) {
        return new Key.Name(required(row, "owner_id", UUID.class), required(row, "key", String.class));
    }

    private static Known known(Readable row) {
        var jobs = Arrays.stream(required(row, "job_ids", UUID[].class))
                .map(JobId::new)
                .toList();
        return new Known(required(row, "request", String.class), jobs, required(row, "created_at", Instant.class));
    }
}
