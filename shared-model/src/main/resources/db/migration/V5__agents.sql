-- A provider's capacity as all workers share it. Rows are made by the first job that enters.
CREATE TABLE agent_pool (
  name         text PRIMARY KEY,
  parked_until timestamptz,                                    -- nobody enters before
  paused       boolean NOT NULL DEFAULT false,                 -- until an operator resumes it
  reason       text,
  concurrency  integer NOT NULL CHECK (concurrency >= 1),      -- the limit now: up slowly, halved on a refusal
  most         integer NOT NULL CHECK (most >= 1),             -- as configured
  successes    integer NOT NULL DEFAULT 0,                     -- since the limit last changed
  updated_at   timestamptz NOT NULL DEFAULT now()
);

-- Who is in: counts only while the job's lease lives, so a killed holder leaves nothing behind.
CREATE TABLE agent_slot (
  pool       text NOT NULL REFERENCES agent_pool ON DELETE CASCADE,
  job_id     uuid NOT NULL,
  attempt    integer NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (pool, job_id, attempt)
);

-- One statement for the caller. Within, each query sees what was committed before it: the count is taken under the lock.
CREATE FUNCTION agent_enter(which text, configured integer, job uuid, fence integer, OUT entered boolean,
                            OUT busy_until timestamptz, OUT paused boolean, OUT reason text) AS $$
DECLARE
  pool agent_pool;
BEGIN
  INSERT INTO agent_pool (name, concurrency, most) VALUES (which, configured, configured) ON CONFLICT DO NOTHING;
  SELECT * INTO pool FROM agent_pool WHERE name = which FOR UPDATE;
  IF pool.most <> configured THEN
    UPDATE agent_pool SET most = configured, concurrency = least(concurrency, configured) WHERE name = which;
    pool.concurrency := least(pool.concurrency, configured);
  END IF;
  entered := false; paused := pool.paused; reason := pool.reason;
  IF pool.paused THEN
    busy_until := clock_timestamp() + interval '1 minute';
  ELSIF pool.parked_until > clock_timestamp() THEN
    busy_until := pool.parked_until;
  ELSE
    DELETE FROM agent_slot s WHERE s.pool = which AND NOT EXISTS (
      SELECT FROM job j WHERE j.id = s.job_id AND j.status = 'processing' AND j.attempt = s.attempt
                          AND j.lease_until > clock_timestamp());
    IF (SELECT count(*) FROM agent_slot s WHERE s.pool = which AND s.job_id <> job) < pool.concurrency THEN
      INSERT INTO agent_slot (pool, job_id, attempt) VALUES (which, job, fence) ON CONFLICT DO NOTHING;
      entered := true;
    ELSE
      busy_until := clock_timestamp() + interval '1 second';
      reason := 'all ' || pool.concurrency || ' slots are taken';
    END IF;
  END IF;
END $$ LANGUAGE plpgsql;

-- What was spent on models: one row per report, whatever became of the attempt.
CREATE TABLE job_usage (
  id          uuid PRIMARY KEY,
  job_id      uuid NOT NULL,
  attempt     integer NOT NULL,
  type        text NOT NULL,
  owner_id    uuid NOT NULL,
  provider    text NOT NULL,
  model       text NOT NULL,
  input       bigint NOT NULL,
  output      bigint NOT NULL,
  cache_read  bigint NOT NULL,
  cache_write bigint NOT NULL,
  cost_usd    numeric(12, 6),                                  -- null: unknown, which is not 0
  at          timestamptz NOT NULL
);
CREATE INDEX job_usage_at ON job_usage (at);
CREATE INDEX job_usage_job ON job_usage (job_id);
