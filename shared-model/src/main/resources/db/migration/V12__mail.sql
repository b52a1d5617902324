-- Messages of jobs: one for each job, whatever its Message-ID is made of; gone with the order or account they are about.
ALTER TABLE sent_mail
  ALTER COLUMN recipient DROP NOT NULL,                         -- null: there was no address to send it to
  ADD CONSTRAINT sent_mail_once UNIQUE (job_id),
  ADD FOREIGN KEY (account_id) REFERENCES account ON DELETE CASCADE,
  ADD FOREIGN KEY (order_id) REFERENCES fortune_order ON DELETE CASCADE;
CREATE INDEX sent_mail_order ON sent_mail (order_id);
CREATE INDEX sent_mail_sent ON sent_mail (sent_at, message_id);
COMMENT ON COLUMN sent_mail.account_id IS 'whose mailbox it is in; null: only the admins''';
