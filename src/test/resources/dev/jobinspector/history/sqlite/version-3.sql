-- The schema of version 3, as that version made it. A blank line ends a statement.
CREATE TABLE attempt (
  position integer primary key,
  id text not null unique,
  started_at integer not null,
  finished_at integer,
  operation text not null,
  job_id text,
  job_kind text,
  action_type text,
  pipeline text,
  stage text,
  action text,
  action_execution_id text,
  pipeline_execution_id text,
  account text,
  region text not null,
  endpoint text not null,
  endpoint_source text not null,
  target text not null,
  profile text,
  outcome text,
  status text,
  error_code text,
  error_message text,
  http_status integer,
  request_id text,
  sends integer,
  failed text generated always as (case when outcome <> 'CONFIRMED' then 'yes' end) virtual,
  owner text,
  exclusive integer not null,
  intent_check integer not null,
  conclusion_check integer
) strict

CREATE UNIQUE INDEX attempt_in_flight
on attempt (job_id, job_kind, operation, endpoint, region)
where outcome is null and exclusive = 1

CREATE INDEX attempt_under_way on attempt (owner) where outcome is null

CREATE INDEX attempt_over on attempt (endpoint, region) where job_id is not null

CREATE VIEW attempt_ended_text as
select position, job_id, pipeline, stage, action, status, error_code, error_message, request_id, failed from attempt where outcome is not null

CREATE VIRTUAL TABLE attempt_text using fts5(
  job_id, pipeline, stage, action, status, error_code, error_message, request_id, failed,
  content = 'attempt_ended_text', content_rowid = 'position', tokenize = 'trigram')

CREATE TRIGGER attempt_ended after update on attempt
when old.outcome is null and new.outcome is not null begin
  insert into attempt_text (rowid, job_id, pipeline, stage, action, status, error_code, error_message, request_id, failed) values (new.position, new.job_id, new.pipeline, new.stage, new.action, new.status, new.error_code, new.error_message, new.request_id, new.failed);
end

CREATE TRIGGER attempt_corrected after update on attempt when old.outcome is not null begin
  insert into attempt_text (attempt_text, rowid, job_id, pipeline, stage, action, status, error_code, error_message, request_id, failed) values ('delete', old.position, old.job_id, old.pipeline, old.stage, old.action, old.status, old.error_code, old.error_message, old.request_id, old.failed);
  insert into attempt_text (rowid, job_id, pipeline, stage, action, status, error_code, error_message, request_id, failed) values (new.position, new.job_id, new.pipeline, new.stage, new.action, new.status, new.error_code, new.error_message, new.request_id, new.failed);
end

CREATE TRIGGER attempt_removed after delete on attempt when old.outcome is not null begin
  insert into attempt_text (attempt_text, rowid, job_id, pipeline, stage, action, status, error_code, error_message, request_id, failed) values ('delete', old.position, old.job_id, old.pipeline, old.stage, old.action, old.status, old.error_code, old.error_message, old.request_id, old.failed);
end

CREATE INDEX attempt_failed on attempt (failed) where failed = 'yes'

CREATE INDEX attempt_of_account on attempt (coalesce(account, ''), region)

CREATE INDEX attempt_of_region on attempt (region)

CREATE INDEX attempt_filtered on attempt (position, outcome, failed, status, error_code, account, region)

CREATE INDEX attempt_by_operation on attempt (operation)

CREATE INDEX attempt_failed_by_operation on attempt (operation) where failed = 'yes'

CREATE INDEX attempt_by_job_id on attempt (coalesce(job_id, ''))

CREATE INDEX attempt_failed_by_job_id on attempt (coalesce(job_id, '')) where failed = 'yes'

CREATE INDEX attempt_by_pipeline on attempt (coalesce(pipeline, ''))

CREATE INDEX attempt_failed_by_pipeline on attempt (coalesce(pipeline, '')) where failed = 'yes'

CREATE INDEX attempt_by_outcome on attempt (coalesce(outcome, ''))

CREATE INDEX attempt_failed_by_outcome on attempt (coalesce(outcome, '')) where failed = 'yes'

CREATE INDEX attempt_by_status on attempt (coalesce(status, ''))

CREATE INDEX attempt_failed_by_status on attempt (coalesce(status, '')) where failed = 'yes'

CREATE INDEX attempt_by_error_code on attempt (coalesce(error_code, ''))

CREATE INDEX attempt_failed_by_error_code on attempt (coalesce(error_code, '')) where failed = 'yes'

CREATE INDEX attempt_by_sends on attempt (coalesce(sends, -1))

CREATE INDEX attempt_failed_by_sends on attempt (coalesce(sends, -1)) where failed = 'yes'

CREATE INDEX attempt_by_duration on attempt (coalesce(finished_at - started_at, -1))

CREATE INDEX attempt_failed_by_duration on attempt (coalesce(finished_at - started_at, -1)) where failed = 'yes'

CREATE INDEX attempt_by_request_id on attempt (coalesce(request_id, ''))

CREATE INDEX attempt_failed_by_request_id on attempt (coalesce(request_id, '')) where failed = 'yes'

pragma user_version = 3
