-- The job table is the truth: Redis only holds hints that can be made again from it.
-- Partial indexes cover live states only; a statement that finds rows by key must not repeat their predicates
-- (a stale plan would scan such an index): it fences by worker_id and attempt, which no index has.

CREATE TABLE job (
  id                  uuid PRIMARY KEY,                       -- UUIDv7, made by the submitter
  seq                 bigint GENERATED ALWAYS AS IDENTITY,    -- first in, first out within a priority
  type                text NOT NULL,
  lane                text NOT NULL,
  priority            smallint NOT NULL,                      -- 1 runs first, 10 last
  owner_id            uuid NOT NULL,
  status              text NOT NULL,
  input               jsonb NOT NULL,
  result              jsonb,
  error               jsonb,                                  -- {kind, message} of the last attempt that did not succeed
  attempt             integer NOT NULL DEFAULT 0,             -- only grows: the fencing token
  failures            smallint NOT NULL DEFAULT 0,            -- what max_retries limits
  crashes             smallint NOT NULL DEFAULT 0,            -- raised by a claim, cleared by a clean end: at 3 a poison pill
  max_retries         smallint NOT NULL,
  run_at              timestamptz NOT NULL,                   -- not before
  timeout_ms          bigint,                                 -- null: the job type's own
  worker_id           text,
  lease_until         timestamptz,
  cancel_requested_at timestamptz,
  progress            smallint NOT NULL DEFAULT 0,            -- percent
  message             text,                                   -- what the attempt last said of its progress
  idempotency_key     text,
  parent_id           uuid,
  trace_context       text,                                   -- W3C traceparent of the request that submitted it
  tokens              bigint NOT NULL DEFAULT 0,
  cost_usd            numeric(12, 6) NOT NULL DEFAULT 0,
  created_at          timestamptz NOT NULL DEFAULT now(),
  queued_at           timestamptz,                            -- since when it waits to be claimed; null while scheduled for later
  started_at          timestamptz,                            -- of the latest attempt
  completed_at        timestamptz,
  CONSTRAINT job_status CHECK (status IN ('queued', 'processing', 'completed', 'failed', 'cancelled')),
  CONSTRAINT job_priority CHECK (priority BETWEEN 1 AND 10),
  CONSTRAINT job_progress CHECK (progress BETWEEN 0 AND 100),
  CONSTRAINT job_leased_iff_processing CHECK ((status = 'processing') = (lease_until IS NOT NULL AND worker_id IS NOT NULL)),
  CONSTRAINT job_no_half_lease CHECK ((lease_until IS NULL) = (worker_id IS NULL)),
  CONSTRAINT job_ended_iff_completed_at CHECK ((status IN ('completed', 'failed', 'cancelled')) = (completed_at IS NOT NULL)),
  CONSTRAINT job_counts CHECK (attempt >= 0 AND failures >= 0 AND crashes >= 0 AND max_retries >= 0)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

CREATE INDEX job_ready ON job (lane, priority, seq) WHERE status = 'queued' AND queued_at IS NOT NULL;
CREATE INDEX job_scheduled ON job (run_at) WHERE status = 'queued' AND queued_at IS NULL;
CREATE INDEX job_leased ON job (lease_until) WHERE status = 'processing';
CREATE UNIQUE INDEX job_idempotency ON job (owner_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX job_parent ON job (parent_id) WHERE parent_id IS NOT NULL;

-- What came of each attempt; written by the statement that ends it. The running attempt is in the job's own row.
CREATE TABLE job_attempt (
  job_id     uuid NOT NULL,
  attempt    integer NOT NULL,
  worker_id  text NOT NULL,
  outcome    text NOT NULL CHECK (outcome IN ('done', 'retry', 'failed', 'parked', 'cancelled', 'handed_back', 'lost')),
  error      jsonb,
  tokens     bigint NOT NULL DEFAULT 0,
  cost_usd   numeric(12, 6) NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL,
  ended_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (job_id, attempt)
);

CREATE TABLE job_stage (
  job_id       uuid NOT NULL REFERENCES job ON DELETE CASCADE,
  position     smallint NOT NULL,
  name         text NOT NULL,
  status       text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'processing', 'completed', 'failed', 'skipped')),
  progress     smallint NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  attempt      integer,                                        -- which attempt wrote it
  result       jsonb,                                          -- stored once; a later attempt gets it instead of working again
  error        text,
  started_at   timestamptz,
  completed_at timestamptz,
  PRIMARY KEY (job_id, name)
);

CREATE TABLE job_item (
  job_id       uuid NOT NULL REFERENCES job ON DELETE CASCADE,
  stage        text NOT NULL,
  key          text NOT NULL,
  position     integer NOT NULL,
  status       text NOT NULL CHECK (status IN ('pending', 'processing', 'completed', 'failed', 'skipped')),
  attempt      integer NOT NULL,
  result       jsonb,
  error        text,
  started_at   timestamptz,
  completed_at timestamptz,
  PRIMARY KEY (job_id, stage, key)
);

CREATE TABLE job_log (
  id      bigint GENERATED ALWAYS AS IDENTITY,
  job_id  uuid NOT NULL,
  attempt integer NOT NULL,
  at      timestamptz NOT NULL,
  level   text NOT NULL CHECK (level IN ('debug', 'info', 'warn', 'error')),
  message text NOT NULL,
  item    text,
  fields  jsonb,
  PRIMARY KEY (job_id, id)
);

CREATE TABLE worker (
  id           text PRIMARY KEY,
  host         text NOT NULL,
  pid          bigint NOT NULL,
  version      text NOT NULL,
  state        text NOT NULL CHECK (state IN ('running', 'draining', 'stopped')),
  lanes        jsonb NOT NULL,                                 -- {lane: slots}
  types        text[] NOT NULL,                                -- the job types it knows
  running      integer NOT NULL DEFAULT 0,
  started_at   timestamptz NOT NULL DEFAULT now(),
  heartbeat_at timestamptz NOT NULL DEFAULT now(),
  proved_at    timestamptz                                     -- when it last took a job or proved its lanes empty
);
