-- Accounts, and walls between them. Three roles without a login, which a service's session takes on when it connects:
--   errand_api     requests: rows of the account in app.user_id, or of all where app.sees says so
--   errand_intake  the group commit that stores everybody's new jobs, and can read none of them
--   errand_worker  the workers: every job, no account
-- Who owns the tables is a member of all, and held by the policies all the same (FORCE). Roles belong to the server, not
-- to the database, so they may be there already.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['errand_api', 'errand_intake', 'errand_worker'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN -- made at this moment for another database
    END;
    IF NOT pg_has_role(wanted, 'USAGE') OR NOT EXISTS (
         SELECT FROM pg_auth_members WHERE roleid = wanted::regrole AND member = current_user::regrole) THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
    END IF;
  END LOOP;
END $$;

CREATE TABLE account (
  id         uuid PRIMARY KEY,
  email      text UNIQUE,                                      -- in small letters; null for the local account
  password   text,                                             -- {algorithm}hash
  issuer     text,                                             -- who vouches for it, if that is not a password
  subject    text,                                             -- its name there
  role       text NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'operator', 'admin')),
  payloads   boolean NOT NULL DEFAULT false,                   -- whether an operator may look into others' jobs
  created_at timestamptz NOT NULL DEFAULT now(),
  erased_at  timestamptz,                                      -- asked to be forgotten: no way in any more
  UNIQUE (issuer, subject),
  CONSTRAINT account_email CHECK (email = lower(email)),
  CONSTRAINT account_subject CHECK ((issuer IS NULL) = (subject IS NULL))
);
CREATE INDEX account_erased ON account (id) WHERE erased_at IS NOT NULL;

-- Who acts where a request needs no credentials: JobOptions.LOCAL_OWNER.
INSERT INTO account (id, role, payloads) VALUES ('00000000-0000-0000-0000-000000000000', 'admin', true);

CREATE TABLE account_session (
  token      bytea PRIMARY KEY,                                -- SHA-256 of what the cookie holds
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX account_session_account ON account_session (account_id);

CREATE TABLE api_key (
  id           uuid PRIMARY KEY,
  account_id   uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  name         text NOT NULL,
  prefix       text NOT NULL,                                  -- how it begins, to tell keys apart
  secret       bytea NOT NULL UNIQUE,                          -- SHA-256 of all of it
  scopes       text[] NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz,
  last_used_at timestamptz                                     -- to the minute
);
CREATE INDEX api_key_account ON api_key (account_id, id);

-- Tries to sign in, by account and by address; a success takes them back.
CREATE TABLE sign_in_try (
  kind  text NOT NULL CHECK (kind IN ('account', 'address')),
  key   text NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  tries integer NOT NULL DEFAULT 1,
  PRIMARY KEY (kind, key)
);

CREATE TABLE audit (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL DEFAULT now(),
  account_id uuid,                                             -- who did it; null if nobody could tell
  action     text NOT NULL,
  subject    text,                                             -- the id of what it was done to
  owner_id   uuid,                                             -- whose that is
  address    text
);
CREATE INDEX audit_account ON audit (account_id, id);
CREATE INDEX audit_owner ON audit (owner_id, id);

CREATE INDEX document_blob ON document (blob_id);
CREATE INDEX job_usage_owner ON job_usage (owner_id, at);

-- Whose rows this transaction may touch. Both are set when a connection is handed out; unset, there are none.
CREATE FUNCTION app_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.user_id', true), '')::uuid;
CREATE FUNCTION app_sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('app.sees', true) = 'all', false);

-- In sub-selects, so that they are asked once per statement and not once per row.
DO $$
DECLARE
  part text;
  owned CONSTANT text := '%s = (SELECT app_user()) OR (SELECT app_sees_all())';
BEGIN
  -- rows with an owner
  FOREACH part IN ARRAY ARRAY['job.owner_id', 'job_usage.owner_id', 'job_key.owner_id', 'user_analysis_history.user_id',
                              'account.id', 'account_session.account_id', 'api_key.account_id'] LOOP
    EXECUTE format('CREATE POLICY api ON %I TO errand_api USING (%s)',
                   split_part(part, '.', 1), format(owned, split_part(part, '.', 2)));
  END LOOP;
  -- rows that are a job's: seen by whoever sees the job
  FOREACH part IN ARRAY ARRAY['job_attempt', 'job_stage', 'job_item', 'job_log', 'job_tag', 'job_artifact', 'document',
                              'analysis_result', 'analysis_metrics'] LOOP
    EXECUTE format('CREATE POLICY api ON %1$I TO errand_api USING ((SELECT app_sees_all())'
                   ' OR EXISTS (SELECT FROM job WHERE job.id = %1$I.job_id))', part);
  END LOOP;
  -- the workers' and the intake's
  FOREACH part IN ARRAY ARRAY['job', 'job_attempt', 'job_stage', 'job_item', 'job_log', 'job_tag', 'job_usage', 'job_key',
                              'job_artifact', 'blob', 'blob_chunk', 'document', 'analysis_result', 'analysis_metrics',
                              'user_analysis_history'] LOOP
    EXECUTE format('CREATE POLICY worker ON %I TO errand_worker USING (true)', part);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO errand_worker, errand_api', part);
  END LOOP;
  FOREACH part IN ARRAY ARRAY['job', 'job_stage', 'job_tag', 'job_key'] LOOP
    EXECUTE format('CREATE POLICY intake ON %I TO errand_intake USING (true)', part);
    EXECUTE format('GRANT INSERT ON %I TO errand_intake', part);
  END LOOP;
  FOREACH part IN ARRAY ARRAY['job', 'job_attempt', 'job_stage', 'job_item', 'job_log', 'job_tag', 'job_usage', 'job_key',
                              'job_artifact', 'blob', 'blob_chunk', 'document', 'analysis_result', 'analysis_metrics',
                              'user_analysis_history', 'account', 'account_session', 'api_key', 'sign_in_try',
                              'audit'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', part);
  END LOOP;
END $$;

-- A file is seen by whoever sees the job that names it; anybody may store one, and name it in the same transaction.
CREATE POLICY api_read ON blob FOR SELECT TO errand_api
  USING ((SELECT app_sees_all()) OR EXISTS (SELECT FROM document WHERE document.blob_id = blob.id)
         OR EXISTS (SELECT FROM job_artifact WHERE job_artifact.blob_id = blob.id));
CREATE POLICY api_store ON blob FOR INSERT TO errand_api WITH CHECK (true);
CREATE POLICY api_erase ON blob FOR DELETE TO errand_api USING ((SELECT app_sees_all()));
CREATE POLICY api_read ON blob_chunk FOR SELECT TO errand_api
  USING ((SELECT app_sees_all()) OR EXISTS (SELECT FROM blob WHERE blob.id = blob_chunk.blob_id));
CREATE POLICY api_store ON blob_chunk FOR INSERT TO errand_api WITH CHECK (true);

CREATE POLICY api ON sign_in_try TO errand_api USING ((SELECT app_sees_all()));
-- What was done is written down once, by whoever did it, and changed by nobody.
CREATE POLICY api_write ON audit FOR INSERT TO errand_api
  WITH CHECK (account_id = (SELECT app_user()) OR (SELECT app_sees_all()));
CREATE POLICY api_read ON audit FOR SELECT TO errand_api
  USING (account_id = (SELECT app_user()) OR owner_id = (SELECT app_user()) OR (SELECT app_sees_all()));

GRANT SELECT, INSERT, UPDATE, DELETE ON account, account_session, api_key, sign_in_try TO errand_api;
GRANT SELECT, INSERT ON audit TO errand_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON worker, agent_pool, agent_slot TO errand_worker;
GRANT SELECT ON worker, agent_slot TO errand_api;
GRANT SELECT, UPDATE ON agent_pool TO errand_api;
-- What the intake answers with, and no more: neither inputs nor results.
GRANT SELECT (id, lane, priority, seq, queued_at, created_at) ON job TO errand_intake;
GRANT SELECT, UPDATE, DELETE ON job_key TO errand_intake;

-- Tables of later migrations are for both services; those that hold an account's rows bring policies of their own.
ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO errand_api, errand_worker;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO errand_api, errand_worker;
