-- What an account may use at once and in a time. A null is no limit; the row of the owner ffffffff-… holds for every account
-- without a row of its own, but not for the local account.

CREATE TABLE account_limit (
  owner_id             uuid PRIMARY KEY,
  submits_per_minute   integer CHECK (submits_per_minute > 0),
  jobs_in_flight       integer CHECK (jobs_in_flight >= 0),         -- queued or processing
  concurrent_runs      integer CHECK (concurrent_runs >= 0),        -- counted from leases
  upload_bytes_per_day bigint CHECK (upload_bytes_per_day >= 0),
  event_streams        integer CHECK (event_streams >= 0),
  cost_per_day_usd     numeric(12, 6) CHECK (cost_per_day_usd >= 0) -- days of UTC
);

-- A job whose owner may run no more is held: it leaves the ready set and keeps its place, which is its priority and seq.
ALTER TABLE job ADD COLUMN held_at timestamptz;
DROP INDEX job_ready;
CREATE INDEX job_ready ON job (lane, priority, seq) WHERE status = 'queued' AND queued_at IS NOT NULL AND held_at IS NULL;
CREATE INDEX job_held ON job (owner_id, priority, seq) WHERE status = 'queued' AND held_at IS NOT NULL;
CREATE INDEX job_in_flight ON job (owner_id) WHERE completed_at IS NULL AND owner_id <> '00000000-0000-0000-0000-000000000000';

-- The limits that hold for an owner; no row if none do.
CREATE FUNCTION limits_of(owner uuid) RETURNS SETOF account_limit LANGUAGE sql STABLE AS $$
  SELECT * FROM account_limit
   WHERE owner_id = owner
      OR owner_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff' AND owner <> '00000000-0000-0000-0000-000000000000'
   ORDER BY owner_id = owner DESC LIMIT 1
$$;

CREATE FUNCTION spent_today(owner uuid) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(cost_usd), 0) FROM job_usage
   WHERE owner_id = owner AND at >= date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
$$;

-- How many more of an owner's jobs may start now. News (mails, webhooks) is of Errand's own making, and neither counted nor held.
CREATE FUNCTION room_to_run(owner uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(min(CASE
           WHEN cost_per_day_usd <= spent_today(owner) THEN 0
           WHEN concurrent_runs IS NULL THEN 2147483647
           ELSE greatest(0, concurrent_runs - (SELECT count(*) FROM job WHERE status = 'processing' AND owner_id = owner AND lane <> 'notify'))
         END), 2147483647)
    FROM limits_of(owner)
$$;

-- Those of the wanted jobs that may start now; holds the others. Owners are locked until the transaction ends, so that what is
-- counted here and claimed by the caller's statement is not counted twice. A job is held as well behind an older one that is held.
CREATE FUNCTION within_limits(wanted uuid[]) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(owner_id::text, 4418))
     FROM (SELECT DISTINCT owner_id FROM job WHERE id = ANY (wanted) ORDER BY owner_id) AS owners;
  RETURN QUERY
    WITH waiting AS (
      SELECT id, owner_id, lane, type, priority, seq,
             row_number() OVER (PARTITION BY owner_id, lane = 'notify' ORDER BY priority, seq) AS turn
        FROM job
       WHERE id = ANY (wanted) AND worker_id IS NULL AND completed_at IS NULL AND run_at <= now()
    ), room AS MATERIALIZED (
      SELECT owner_id, room_to_run(owner_id) AS free FROM (SELECT DISTINCT owner_id FROM waiting) AS owners
    ), judged AS MATERIALIZED (
      SELECT waiting.id, turn + (SELECT count(*) FROM job AS older
                                  WHERE older.owner_id = waiting.owner_id AND older.status = 'queued' AND older.held_at IS NOT NULL
                                    AND older.lane = waiting.lane AND older.type = waiting.type
                                    AND (older.priority, older.seq) < (waiting.priority, waiting.seq)
                                    AND NOT older.id = ANY (wanted)) <= free OR waiting.lane = 'notify' AS may
        FROM waiting JOIN room USING (owner_id)
    ), held AS (
      UPDATE job SET held_at = now() FROM judged
       WHERE job.id = judged.id AND NOT may AND worker_id IS NULL AND completed_at IS NULL
    )
    SELECT id FROM judged WHERE may;
END
$$;

GRANT SELECT (owner_id) ON job TO errand_intake;
REVOKE INSERT, UPDATE, DELETE ON account_limit FROM errand_worker;
ALTER TABLE account_limit ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY worker ON account_limit TO errand_worker USING (true);
CREATE POLICY api_read ON account_limit FOR SELECT TO errand_api
  USING (owner_id = (SELECT app_user()) OR owner_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff' OR (SELECT app_sees_all()));
CREATE POLICY api_write ON account_limit TO errand_api USING ((SELECT app_sees_all()));
