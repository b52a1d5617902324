-- Files that a job made. Written while its attempt runs and only if it still owns the job; a later attempt's file of the
-- same name takes the place of an earlier one's.
CREATE TABLE job_artifact (
  job_id     uuid NOT NULL REFERENCES job ON DELETE CASCADE,
  name       text NOT NULL,
  attempt    integer NOT NULL,                                 -- which attempt made it
  blob_id    uuid NOT NULL REFERENCES blob,
  media_type text NOT NULL,
  size       bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (job_id, name)
);
CREATE INDEX job_artifact_blob ON job_artifact (blob_id);

-- Facts about an attempt by name: its program's exit code and sandbox, what was killed and how long it took.
ALTER TABLE job_attempt ADD COLUMN details jsonb;

-- The most that this worker can shut a program off: bwrap, prlimit or none; null if it runs no programs.
ALTER TABLE worker ADD COLUMN sandbox text;
