-- Refunds one by one: money that was sent back may return days later. What stands for an order follows from all that is
-- known of its payment's refunds, in whatever order that was told.
CREATE TABLE stripe_refund (
  id             text PRIMARY KEY,                              -- Stripe's; 'all of ' and the payment if a charge says so
  payment_intent text NOT NULL,
  amount         numeric(14, 3),                                -- null: all of it
  currency       text,
  failed         boolean NOT NULL,                              -- for good: what failed never arrives
  received_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX stripe_refund_payment ON stripe_refund (payment_intent);
CREATE POLICY api ON stripe_refund TO errand_api USING ((SELECT app_sees_all()));
CREATE POLICY worker ON stripe_refund TO errand_worker USING (true);
ALTER TABLE stripe_refund ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- An order whose refund failed stays refunded, so that its analysis does not run; its payment says where the money is.
ALTER TABLE fortune_order
  DROP CONSTRAINT fortune_order_payment_status_check,
  ADD CONSTRAINT fortune_order_payment_status_check
    CHECK (payment_status IN ('pending', 'paid', 'expired', 'refunded', 'refund_failed'));

-- An order of an account that is being erased: its news is nobody's any more, and no payment counts for it.
ALTER TABLE fortune_order ADD COLUMN forgotten boolean NOT NULL DEFAULT false;

-- News by mail, as in V10, unless the order is forgotten. Nobody reviews what was cancelled, and a mail server may be away for
-- a day: 14 retries, as in dev.errand.mail.Mail.
CREATE OR REPLACE FUNCTION fortune_order_news() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted text;
  templates text[] := CASE NEW.status
    WHEN 'paid' THEN CASE WHEN OLD.status = 'pending' THEN ARRAY['order_queued'] ELSE '{}' END
    WHEN 'completed' THEN ARRAY['order_ready']
    WHEN 'failed' THEN CASE WHEN (SELECT status FROM job WHERE id = NEW.job_id) = 'cancelled'
      THEN ARRAY['order_cancelled_admin'] ELSE ARRAY['order_reviewing', 'order_failed_admin'] END
    ELSE '{}' END;
BEGIN
  IF NEW.forgotten THEN
    RETURN NULL;
  END IF;
  FOREACH wanted IN ARRAY templates LOOP
    INSERT INTO job (id, type, lane, priority, owner_id, status, input, max_retries, run_at, queued_at, parent_id)
    VALUES (new_job_id(), 'notify.email', 'notify', 5, NEW.account_id, 'queued',
            jsonb_build_object('template', wanted, 'order', NEW.id), 14, now(), now(), NEW.job_id);
  END LOOP;
  RETURN NULL;
END $$;
