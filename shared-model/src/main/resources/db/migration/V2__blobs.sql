-- Uploads and artifacts in chunks, so that neither side holds a whole file in memory. API and workers share no disk.
CREATE TABLE blob (
  id         uuid PRIMARY KEY,
  size       bigint NOT NULL CHECK (size >= 0),
  sha256     bytea NOT NULL,
  media_type text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE blob_chunk (
  blob_id uuid NOT NULL REFERENCES blob ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  n       integer NOT NULL,
  data    bytea NOT NULL,
  PRIMARY KEY (blob_id, n)
);
ALTER TABLE blob_chunk ALTER COLUMN data SET STORAGE EXTERNAL; -- PDFs and images do not compress further
