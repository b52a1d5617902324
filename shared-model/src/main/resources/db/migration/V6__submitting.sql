-- Tags, lineage, and keys of requests. Jobs without them pay next to nothing: null columns, partial indexes, no row more.
ALTER TABLE job
  ADD COLUMN tags     text[],                                  -- null: none
  ADD COLUMN rerun_of uuid,                                    -- the job whose input this one took over
  ADD CONSTRAINT job_tags CHECK (cardinality(tags) BETWEEN 1 AND 10);

CREATE INDEX job_rerun_of ON job (rerun_of, id) WHERE rerun_of IS NOT NULL;

-- For lists, newest first: what is rare among many. All else is found by walking the primary key, which sorts by time.
CREATE INDEX job_unhappy ON job (id) WHERE status IN ('failed', 'cancelled') OR failures > 0;
CREATE INDEX job_owner ON job (owner_id, id) WHERE owner_id <> '00000000-0000-0000-0000-000000000000';

-- The tags once more, to find jobs by: rows that no claim and no finish rewrites, which an index on job.tags would be.
CREATE TABLE job_tag (
  tag    text NOT NULL,
  job_id uuid NOT NULL,
  PRIMARY KEY (tag, job_id)
);

-- Which jobs a request with an Idempotency-Key came to; kept for a day.
CREATE TABLE job_key (
  owner_id   uuid NOT NULL,
  key        text NOT NULL,
  request    bytea NOT NULL,                                   -- SHA-256 of what was asked
  job_ids    uuid[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (owner_id, key)
);
CREATE INDEX job_key_created ON job_key USING brin (created_at);

-- How fast a lane gets on, from its latest attempts: rows come in the order of their ends, so a BRIN index will do.
CREATE INDEX job_attempt_ended ON job_attempt USING brin (ended_at) WITH (pages_per_range = 16);
