package dev.errand.api.job;

import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * The statements of one list: a stretch of jobs, newest first, out of which the filter takes some. What an index answers
 * makes the stretch; the rest is looked at job by job. Only constants go into the text, all values are bound.
 */
final class SearchQuery {

    private static final int STRETCH = 20_000;
    /** Inputs are long, and each is read as a whole. */
    private static final int STRETCH_OF_TEXTS = 1_000;

    private static final String UNHAPPY = "(job.status IN ('failed', 'cancelled') OR job.failures > 0)";
    private static final String NOT_LOCAL = "job.owner_id <> '00000000-0000-0000-0000-000000000000'";

    /** In parts, each of which has a partial index. */
    private static final String QUEUED = "(job.status = 'queued' AND job.queued_at IS NOT NULL AND job.held_at IS NULL"
            + " OR job.status = 'queued' AND job.held_at IS NOT NULL"
            + " OR job.status = 'queued' AND job.queued_at IS NULL)";

    private record Condition(
            String sql, @Nullable String name, @Nullable Object value) {}

    private final List<Condition> stretch = new ArrayList<>();
    private final List<Condition> filter = new ArrayList<>();
    private final boolean byTag;
    private final int length;

    SearchQuery(JobFilter wanted) {
        byTag = wanted.tag() != null;
        length = wanted.text() == null ? STRETCH : STRETCH_OF_TEXTS;
        has(stretch, "tag.tag = :tag", "tag", wanted.tag());
        has(stretch, key() + " > :oldest", "oldest", uuid(wanted.after()));
        status(wanted.status());
        owner(wanted.owner());
        has(filter, "job.type = :type", "type", wanted.type());
        has(filter, "job.lane = :lane", "lane", wanted.lane());
        has(filter, "job.created_at > :created_after", "created_after", wanted.createdAfter());
        has(filter, "job.created_at < :created_before", "created_before", wanted.createdBefore());
        has(filter, "strpos(lower(job.input::text), lower(:text)) > 0", "text", wanted.text());
    }

    private static @Nullable UUID uuid(@Nullable JobId id) {
        return id == null ? null : id.value();
    }

    private static void has(List<Condition> conditions, String sql, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(new Condition(sql, name, value));
        }
    }

    private static void is(List<Condition> conditions, String sql) {
        conditions.add(new Condition(sql, null, null));
    }

    private void status(@Nullable String status) {
        if (status == null) {
            return;
        }
        switch (status) {
            case "queued" -> is(stretch, QUEUED);
            case "processing" -> is(stretch, "job.status = 'processing'");
            case "scheduled" -> is(stretch, "job.status = 'queued' AND job.queued_at IS NULL");
            case "retrying" -> {
                is(stretch, UNHAPPY);
                is(filter, "job.status = 'queued' AND job.failures > 0");
            }
            case "failed", "cancelled" -> {
                is(stretch, UNHAPPY);
                is(filter, "job.status = '" + status + "'");
            }
            default -> has(filter, "job.status = :status", "status", status);
        }
    }

    private void owner(@Nullable UUID owner) {
        var indexed = owner != null && !owner.equals(JobOptions.LOCAL_OWNER);
        if (indexed) {
            is(stretch, NOT_LOCAL);
        }
        has(indexed ? stretch : filter, "job.owner_id = :owner", "owner", owner);
    }

    private String key() {
        return byTag ? "tag.job_id" : "job.id";
    }

    /**
     * The matching jobs of a stretch.
     *
     * @param start the stretch begins after this job; null for the newest
     */
    GenericExecuteSpec rows(DatabaseClient database, @Nullable JobId start, int limit) {
        return rows(database, start, limit, "");
    }

    /** @param prefix nothing, or {@code EXPLAIN} */
    GenericExecuteSpec rows(DatabaseClient database, @Nullable JobId start, int limit, String prefix) {
        var sql = prefix + "SELECT " + JobReads.BRIEF + " FROM (" + stretch("job.*", start) + " LIMIT " + length
                + ") AS job" + where(filter) + " ORDER BY job.id DESC LIMIT :limit";
        return bind(filter, bind(stretch, database.sql(sql), start), null).bind("limit", limit);
    }

    /** The last job of the stretch, matching or not; none if there are no more after it. */
    GenericExecuteSpec end(DatabaseClient database, @Nullable JobId start) {
        var sql = stretch(key() + " AS id", start) + " OFFSET " + (length - 1) + " LIMIT 1";
        return bind(stretch, database.sql(sql), start);
    }

    private String stretch(String columns, @Nullable JobId start) {
        var conditions = new ArrayList<>(stretch);
        if (start != null) {
            is(conditions, key() + " < :start");
        }
        var from = byTag ? "job_tag AS tag JOIN job ON job.id = tag.job_id" : "job";
        return "SELECT " + columns + " FROM " + from + where(conditions) + " ORDER BY " + key() + " DESC";
    }

    private static String where(List<Condition> conditions) {
        return conditions.isEmpty()
                ? ""
                : " WHERE "
                        + String.join(
                                " AND ", conditions.stream().map(Condition::sql).toList());
    }

    private static GenericExecuteSpec bind(
            List<Condition> conditions, GenericExecuteSpec statement, @Nullable JobId start) {
        var bound = start == null ? statement : statement.bind("start", start.value());
        for (var condition : conditions) {
            if (condition.name != null && condition.value != null) {
                bound = bound.bind(condition.name, condition.value);
            }
        }
        return bound;
    }
}
