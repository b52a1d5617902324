-- What operators search by. They read through row security, which lets an index find rows before the policy has looked at them only by
-- operators that give nothing away: comparisons are such, lower() and LIKE are not. Addresses are in small letters already.
ALTER TABLE fortune_order ADD CONSTRAINT fortune_order_email_small CHECK (email = lower(email));
DROP INDEX fortune_order_email;
CREATE INDEX fortune_order_email ON fortune_order (email COLLATE "C", id);

-- Reports are listed by when they were made.
CREATE INDEX fortune_report_created ON fortune_report (created_at, order_id);
ALTER POLICY api ON fortune_report
  USING ((SELECT app_sees_all()) OR EXISTS (SELECT FROM fortune_order WHERE fortune_order.id = fortune_report.order_id));
