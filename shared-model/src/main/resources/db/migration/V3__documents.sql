-- Financial document analysis: one row per request, keyed by its job.
CREATE TABLE document (
  job_id     uuid PRIMARY KEY REFERENCES job ON DELETE CASCADE,
  file_name  text NOT NULL,
  file_size  bigint NOT NULL,
  pages      integer NOT NULL,
  blob_id    uuid NOT NULL REFERENCES blob,
  query      text,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Written by the transaction that finishes the job, so that there is exactly one of each per completed analysis.
CREATE TABLE analysis_result (
  job_id     uuid PRIMARY KEY REFERENCES job ON DELETE CASCADE,
  attempt    integer NOT NULL,
  analysis   jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE user_analysis_history (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  job_id        uuid NOT NULL UNIQUE REFERENCES job ON DELETE CASCADE,
  user_id       uuid NOT NULL,
  document_name text NOT NULL,
  document_size bigint NOT NULL,
  key_findings  jsonb NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX user_analysis_history_user ON user_analysis_history (user_id, id);

CREATE TABLE analysis_metrics (
  job_id             uuid PRIMARY KEY REFERENCES job ON DELETE CASCADE,
  processing_time_ms bigint NOT NULL,
  pages              integer NOT NULL,
  tokens_used        bigint NOT NULL,
  model_used         text NOT NULL,
  estimated_cost_usd numeric(12, 6) NOT NULL
);
