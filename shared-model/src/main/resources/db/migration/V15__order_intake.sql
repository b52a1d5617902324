-- Orders are stored by a group commit, as jobs are; one that is paid as it is made is stored paid.
GRANT INSERT, SELECT (id, account_id, request_key, created_at) ON fortune_order TO errand_intake;
GRANT SELECT (id, erased_at) ON account TO errand_intake;
CREATE POLICY intake ON fortune_order TO errand_intake USING (true);
CREATE POLICY intake ON account FOR SELECT TO errand_intake USING (true);

-- News by mail, as in V14, of an order that comes paid, too. The intake may not read jobs, so what asks for one is a statement that it
-- never comes to: within a larger expression it would be planned with it, sooner or later.
CREATE OR REPLACE FUNCTION fortune_order_news() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted text;
  templates text[] := '{}';
BEGIN
  IF NEW.forgotten THEN
    RETURN NULL;
  END IF;
  IF NEW.status = 'paid' THEN
    IF TG_OP = 'INSERT' OR OLD.status = 'pending' THEN
      templates := ARRAY['order_queued'];
    END IF;
  ELSIF NEW.status = 'completed' THEN
    templates := ARRAY['order_ready'];
  ELSIF NEW.status = 'failed' THEN
    IF EXISTS (SELECT FROM job WHERE id = NEW.job_id AND status = 'cancelled') THEN
      templates := ARRAY['order_cancelled_admin'];
    ELSE
      templates := ARRAY['order_reviewing', 'order_failed_admin'];
    END IF;
  END IF;
  FOREACH wanted IN ARRAY templates LOOP
    INSERT INTO job (id, type, lane, priority, owner_id, status, input, max_retries, run_at, queued_at, parent_id)
    VALUES (new_job_id(), 'notify.email', 'notify', 5, NEW.account_id, 'queued',
            jsonb_build_object('template', wanted, 'order', NEW.id), 14, now(), now(), NEW.job_id);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER fortune_order_came AFTER INSERT ON fortune_order FOR EACH ROW
  WHEN (NEW.status = 'paid') EXECUTE FUNCTION fortune_order_news();
