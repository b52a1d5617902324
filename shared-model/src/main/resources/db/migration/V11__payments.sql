-- An analysis whose money went back does not run again, whoever asks for it: the statement finds no row to change.
CREATE FUNCTION fortune_job_stays_given_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM fortune_order WHERE job_id = NEW.id AND status = 'refunded') THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fortune_job_runs_again BEFORE UPDATE OF status ON job FOR EACH ROW
  WHEN (NEW.type = 'fortune.analysis' AND NEW.status = 'queued' AND OLD.status IN ('failed', 'cancelled'))
  EXECUTE FUNCTION fortune_job_stays_given_back();
