-- The fortune shop: what is sold, who is asked about, what was ordered and paid, and the reports.

CREATE TABLE fortune_expert (
  slug     text PRIMARY KEY CHECK (slug ~ '^[a-z][a-z0-9-]{0,31}$'),
  name     text NOT NULL,
  name_zh  text NOT NULL,
  price    numeric(8, 2) NOT NULL CHECK (price >= 0),
  position smallint NOT NULL,
  active   boolean NOT NULL DEFAULT true
);
INSERT INTO fortune_expert (slug, name, name_zh, price, position) VALUES
  ('bazi', 'Bazi', '八字', 9.99, 1), ('ziwei', 'Ziwei', '紫微', 9.99, 2), ('astrology', 'Astrology', '占星', 9.99, 3),
  ('numerology', 'Numerology', '生命靈數', 9.99, 4), ('name', 'Name Analysis', '姓名學', 9.99, 5),
  ('plum', 'Plum Blossom', '梅花易數', 9.99, 6), ('qimen', 'Qimen', '奇門遁甲', 9.99, 7), ('liuyao', 'Liuyao', '六爻', 9.99, 8);

CREATE TABLE fortune_package (
  slug        text PRIMARY KEY CHECK (slug ~ '^[a-z][a-z0-9-]{0,63}$'),
  name        text NOT NULL,
  description text NOT NULL,
  experts     text[] NOT NULL CHECK (cardinality(experts) > 0),
  price       numeric(8, 2) NOT NULL CHECK (price >= 0),
  active      boolean NOT NULL DEFAULT true,
  position    smallint NOT NULL DEFAULT 100
);
INSERT INTO fortune_package (slug, name, description, experts, price, position) VALUES
  ('popular-trio', 'Popular Trio', 'The three that are asked for most: Bazi, Ziwei and astrology.',
   '{bazi,ziwei,astrology}', 24.99, 1),
  ('question-of-the-day', 'Question of the Day', 'One question, answered by three oracles: plum blossom, Qimen and Liuyao.',
   '{plum,qimen,liuyao}', 24.99, 2),
  ('complete', 'Complete Reading', 'All eight experts and what they agree on.',
   '{bazi,ziwei,astrology,numerology,name,plum,qimen,liuyao}', 59.99, 3);

CREATE TABLE fortune_profile (
  id             uuid PRIMARY KEY,
  account_id     uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  name           text NOT NULL,
  birth_date     date NOT NULL,
  birth_time     time,
  birth_location text NOT NULL,
  timezone       text NOT NULL,
  gender         text CHECK (gender IN ('female', 'male')),
  created_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX fortune_profile_account ON fortune_profile (account_id, id);

-- An order is paid before its job exists, and its status follows the job's (trigger below): both change in one transaction.
CREATE TABLE fortune_order (
  id             uuid PRIMARY KEY,                              -- UUIDv7
  account_id     uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  email          text,                                          -- where news goes; null: nowhere but to the mailbox
  profile_id     uuid REFERENCES fortune_profile ON DELETE SET NULL,
  profile        jsonb NOT NULL,                                -- as it was ordered
  package        text,
  experts        text[] NOT NULL CHECK (cardinality(experts) > 0),
  currency       text NOT NULL DEFAULT 'usd',
  total_price    numeric(8, 2) NOT NULL CHECK (total_price >= 0),
  question       text,
  language       text NOT NULL CHECK (language IN ('en', 'zh-Hant')),
  status         text NOT NULL DEFAULT 'pending'
                 CHECK (status IN ('pending', 'paid', 'processing', 'completed', 'failed', 'refunded')),
  payment_method text NOT NULL CHECK (payment_method IN ('test', 'stripe')),
  payment_status text NOT NULL DEFAULT 'pending' CHECK (payment_status IN ('pending', 'paid', 'expired', 'refunded')),
  payment_id     text UNIQUE,                                   -- Stripe's checkout session
  payment_intent text UNIQUE,                                   -- what a refund names
  checkout_url   text,
  job_id         uuid UNIQUE,
  request_key    text,                                          -- the Idempotency-Key it was ordered under
  request        bytea,                                         -- SHA-256 of what was asked for under it
  created_at     timestamptz NOT NULL DEFAULT now(),
  paid_at        timestamptz,
  refunded_at    timestamptz,
  updated_at     timestamptz NOT NULL DEFAULT now(),
  UNIQUE (account_id, request_key),
  CONSTRAINT fortune_order_paid CHECK ((paid_at IS NULL) = (payment_status IN ('pending', 'expired'))),
  CONSTRAINT fortune_order_queued_once_paid CHECK (job_id IS NULL OR paid_at IS NOT NULL)
);
CREATE INDEX fortune_order_account ON fortune_order (account_id, id);
CREATE INDEX fortune_order_status ON fortune_order (status, id);
CREATE INDEX fortune_order_email ON fortune_order (lower(email) text_pattern_ops, id);

-- What Stripe told us: each event has its effect once, in the transaction that stores its id here.
CREATE TABLE stripe_event (
  id          text PRIMARY KEY,
  type        text NOT NULL,
  order_id    uuid,
  received_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE fortune_report (
  order_id        uuid PRIMARY KEY REFERENCES fortune_order ON DELETE CASCADE,
  job_id          uuid NOT NULL,
  attempt         integer NOT NULL,
  html            text NOT NULL,                                -- sanitised
  pdf             uuid REFERENCES blob ON DELETE SET NULL,
  experts         text[] NOT NULL,
  model_used      text NOT NULL,
  generation_ms   bigint NOT NULL,
  view_count      integer NOT NULL DEFAULT 0,
  last_viewed     timestamptz,
  created_at      timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX fortune_report_pdf ON fortune_report (pdf);

-- Every message that went out, once: a retry finds it here. Without a mail server this is the mailbox.
CREATE TABLE sent_mail (
  message_id text PRIMARY KEY,                                  -- of RFC 5322, made of the job's id
  job_id     uuid NOT NULL,
  account_id uuid,
  order_id   uuid,
  template   text NOT NULL,
  recipient  text NOT NULL,
  subject    text NOT NULL,
  text       text NOT NULL,
  html       text NOT NULL,
  delivered  boolean NOT NULL,                                  -- false: only kept here
  sent_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sent_mail_account ON sent_mail (account_id, sent_at);

-- A UUIDv7 (RFC 9562), as the services make them: jobs are listed by their ids.
CREATE FUNCTION new_job_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
           PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
           52, 1), 53, 1), 'hex')::uuid
$$;

-- The order's status is that of its job, in the statement that changes it.
CREATE FUNCTION fortune_order_follows_its_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE fortune_order
     SET status = CASE NEW.status WHEN 'processing' THEN 'processing' WHEN 'completed' THEN 'completed'
                                  WHEN 'queued' THEN 'paid' ELSE 'failed' END,
         updated_at = now()
   WHERE job_id = NEW.id AND status <> 'refunded';
  RETURN NULL;
END $$;
CREATE TRIGGER fortune_job_changed AFTER UPDATE OF status ON job FOR EACH ROW
  WHEN (NEW.type = 'fortune.analysis' AND NEW.status IS DISTINCT FROM OLD.status)
  EXECUTE FUNCTION fortune_order_follows_its_job();

-- News by mail are jobs, made by the statement that makes the news. The sweep offers them.
CREATE FUNCTION fortune_order_news() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted text;
  templates text[] := CASE NEW.status
    WHEN 'paid' THEN CASE WHEN OLD.status = 'pending' THEN ARRAY['order_queued'] ELSE '{}' END
    WHEN 'completed' THEN ARRAY['order_ready']
    WHEN 'failed' THEN ARRAY['order_reviewing', 'order_failed_admin']
    ELSE '{}' END;
BEGIN
  FOREACH wanted IN ARRAY templates LOOP
    INSERT INTO job (id, type, lane, priority, owner_id, status, input, max_retries, run_at, queued_at, parent_id)
    VALUES (new_job_id(), 'notify.email', 'notify', 5, NEW.account_id, 'queued',
            jsonb_build_object('template', wanted, 'order', NEW.id), 8, now(), now(), NEW.job_id);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER fortune_order_changed AFTER UPDATE OF status ON fortune_order FOR EACH ROW
  WHEN (NEW.status IS DISTINCT FROM OLD.status) EXECUTE FUNCTION fortune_order_news();

-- Walls, as in V7.
DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['fortune_profile', 'fortune_order', 'sent_mail'] LOOP
    EXECUTE format('CREATE POLICY api ON %I TO errand_api'
                   ' USING (account_id = (SELECT app_user()) OR (SELECT app_sees_all()))', part);
  END LOOP;
  EXECUTE 'CREATE POLICY api ON fortune_report TO errand_api'
          ' USING (EXISTS (SELECT FROM fortune_order WHERE fortune_order.id = fortune_report.order_id))';
  EXECUTE 'CREATE POLICY api ON stripe_event TO errand_api USING ((SELECT app_sees_all()))';
  FOREACH part IN ARRAY ARRAY['fortune_profile', 'fortune_order', 'fortune_report', 'sent_mail', 'stripe_event'] LOOP
    EXECUTE format('CREATE POLICY worker ON %I TO errand_worker USING (true)', part);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', part);
  END LOOP;
  -- what is sold is for everybody to read
  FOREACH part IN ARRAY ARRAY['fortune_expert', 'fortune_package'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY api_read ON %I FOR SELECT TO errand_api USING (true)', part);
    EXECUTE format('CREATE POLICY api_write ON %I TO errand_api USING ((SELECT app_sees_all()))', part);
    EXECUTE format('CREATE POLICY worker ON %I FOR SELECT TO errand_worker USING (true)', part);
  END LOOP;
END $$;
CREATE POLICY shop ON blob FOR SELECT TO errand_api
  USING (EXISTS (SELECT FROM fortune_report WHERE fortune_report.pdf = blob.id));
