-- Outgoing webhooks. That a job ended is noted by a trigger, in the transaction that ends it and only for owners with an
-- endpoint; the workers turn what was noted into deliveries, which are jobs.

CREATE TABLE webhook_endpoint (
  id              uuid PRIMARY KEY,
  owner_id        uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  url             text NOT NULL,
  events          text[] NOT NULL CHECK (cardinality(events) > 0),
  created_at      timestamptz NOT NULL DEFAULT now(),
  disabled_at     timestamptz,
  disabled_reason text,
  failures        integer NOT NULL DEFAULT 0 CHECK (failures >= 0),   -- attempts since the last one that was taken
  failing_since   timestamptz,
  CONSTRAINT webhook_endpoint_reason CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL)),
  CONSTRAINT webhook_endpoint_failing CHECK ((failures = 0) = (failing_since IS NULL))
);
CREATE INDEX webhook_endpoint_owner ON webhook_endpoint (owner_id, id);

-- What signs an endpoint's messages. The one that does not expire is the current one.
CREATE TABLE webhook_secret (
  endpoint_id uuid NOT NULL REFERENCES webhook_endpoint ON DELETE CASCADE,
  secret      text NOT NULL,                                           -- whsec_ and base64
  created_at  timestamptz NOT NULL DEFAULT now(),
  expires_at  timestamptz,
  PRIMARY KEY (endpoint_id, secret)
);
CREATE UNIQUE INDEX webhook_secret_current ON webhook_secret (endpoint_id) WHERE expires_at IS NULL;

-- Ends of jobs whose owners are still to be told.
CREATE TABLE webhook_event (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner_id     uuid NOT NULL,
  job_id       uuid NOT NULL,
  type         text NOT NULL,
  status       text NOT NULL CHECK (status IN ('completed', 'failed', 'cancelled')),
  attempt      integer NOT NULL,
  error        jsonb,
  tags         text[],
  created_at   timestamptz NOT NULL,
  completed_at timestamptz NOT NULL
);

-- One message to one endpoint. Its id is the message's, and stays the same however often it is sent.
CREATE TABLE webhook_delivery (
  id              uuid PRIMARY KEY,
  endpoint_id     uuid NOT NULL REFERENCES webhook_endpoint ON DELETE CASCADE,
  event           text NOT NULL,
  about           uuid,                                                -- the job that ended; null for a test
  payload         text NOT NULL,                                       -- the very bytes that are signed
  status          text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'delivered', 'failed')),
  job_id          uuid NOT NULL,                                       -- the job that sends it, the latest if it is sent again
  created_at      timestamptz NOT NULL DEFAULT now(),
  ended_at        timestamptz,
  CONSTRAINT webhook_delivery_ended CHECK ((status = 'pending') = (ended_at IS NULL))
);
CREATE INDEX webhook_delivery_endpoint ON webhook_delivery (endpoint_id, id);
CREATE INDEX webhook_delivery_pending ON webhook_delivery (job_id) WHERE status = 'pending';
CREATE INDEX webhook_delivery_ended_at ON webhook_delivery (ended_at) WHERE ended_at IS NOT NULL;

-- Every time it was sent.
CREATE TABLE webhook_attempt (
  delivery_id uuid NOT NULL REFERENCES webhook_delivery ON DELETE CASCADE,
  job_id      uuid NOT NULL,
  attempt     integer NOT NULL,
  at          timestamptz NOT NULL DEFAULT now(),
  status_code integer,                                                 -- null if there was no answer
  latency_ms  integer NOT NULL,
  error       text,                                                    -- null if it was taken
  PRIMARY KEY (delivery_id, job_id, attempt)
);

-- Of a delivery's own end nobody is told, or there would be no end of it. Both triggers run as whoever ends the job: each
-- role sees the endpoints of the owners whose jobs it may end (decision 24).
CREATE FUNCTION note_ended(ids uuid[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO webhook_event (owner_id, job_id, type, status, attempt, error, tags, created_at, completed_at)
  SELECT owner_id, id, type, status, attempt, error, tags, created_at, completed_at
    FROM job
   WHERE id = ANY (ids) AND completed_at IS NOT NULL AND type <> 'webhook.delivery'
     AND EXISTS (SELECT FROM webhook_endpoint AS e WHERE e.owner_id = job.owner_id AND e.disabled_at IS NULL)
$$;

-- A job that ran ends in the statement that records its last attempt: one call for all that a statement records, which
-- ends at once while nobody has an endpoint.
CREATE FUNCTION note_attempts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM webhook_endpoint) THEN
    PERFORM note_ended(ARRAY(SELECT DISTINCT job_id FROM recorded));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER attempts_ended AFTER INSERT ON job_attempt REFERENCING NEW TABLE AS recorded
  FOR EACH STATEMENT EXECUTE FUNCTION note_attempts();

-- A job that waited has no attempt that ends. Others do not come here: their worker was still named.
CREATE FUNCTION note_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_ended(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE TRIGGER waiting_job_ended AFTER UPDATE OF completed_at ON job FOR EACH ROW
  WHEN (OLD.completed_at IS NULL AND NEW.completed_at IS NOT NULL AND OLD.worker_id IS NULL)
  EXECUTE FUNCTION note_job();

-- An operator ends others' jobs, so whoever ends a job may note it; only the workers read what was noted.
CREATE POLICY api ON webhook_endpoint TO errand_api USING (owner_id = (SELECT app_user()) OR (SELECT app_sees_all()));
CREATE POLICY api_note ON webhook_event FOR INSERT TO errand_api WITH CHECK (true);
DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['webhook_secret.endpoint_id.webhook_endpoint', 'webhook_delivery.endpoint_id.webhook_endpoint',
                              'webhook_attempt.delivery_id.webhook_delivery'] LOOP
    EXECUTE format('CREATE POLICY api ON %1$I TO errand_api USING (EXISTS (SELECT FROM %3$I AS upper WHERE upper.id = %1$I.%2$I))',
                   split_part(part, '.', 1), split_part(part, '.', 2), split_part(part, '.', 3));
  END LOOP;
  FOREACH part IN ARRAY ARRAY['webhook_endpoint', 'webhook_secret', 'webhook_event', 'webhook_delivery', 'webhook_attempt'] LOOP
    EXECUTE format('CREATE POLICY worker ON %I TO errand_worker USING (true)', part);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO errand_worker', part);
    EXECUTE format('REVOKE ALL ON %I FROM errand_api', part);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_endpoint TO errand_api;
GRANT SELECT, INSERT, UPDATE ON webhook_delivery TO errand_api;
GRANT SELECT ON webhook_attempt TO errand_api;
GRANT INSERT ON webhook_event TO errand_api;
-- The API hands secrets out once and cannot read them back.
GRANT INSERT, SELECT (endpoint_id, expires_at), UPDATE (expires_at), DELETE ON webhook_secret TO errand_api;
