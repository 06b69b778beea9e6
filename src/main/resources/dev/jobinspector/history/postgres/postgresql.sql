-- The history of Job Inspector in PostgreSQL 12 or newer, schema version 4.
-- The program runs this by itself where it may create tables. Where it may not, an administrator
-- runs it once, in the schema that comes first in the team's search path, and then
--   grant select, insert, update, delete on attempt to <the team>;
--   grant select on attempt_version to <the team>;

create table attempt (
  position bigint primary key,
  id text collate "C" not null unique,
  started_at bigint not null,
  finished_at bigint,
  operation text collate "C" not null,
  job_id text collate "C",
  job_kind text collate "C",
  action_type text collate "C",
  pipeline text collate "C",
  stage text collate "C",
  action text collate "C",
  action_execution_id text collate "C",
  pipeline_execution_id text collate "C",
  account text collate "C",
  region text collate "C" not null,
  endpoint text collate "C" not null,
  endpoint_source text collate "C" not null,
  target text collate "C" not null,
  profile text collate "C",
  outcome text collate "C",
  status text collate "C",
  error_code text collate "C",
  error_message text collate "C",
  http_status integer,
  request_id text collate "C",
  sends integer,
  subject_kind text collate "C",
  failure_type text collate "C",
  failure_message text collate "C",
  retry_mode text collate "C",
  abandon bigint,
  reason text collate "C",
  failed text collate "C" generated always as (case when outcome <> 'CONFIRMED' then 'yes' end) stored,
  owner text collate "C",
  inserted_at timestamp with time zone not null default clock_timestamp(),
  exclusive integer not null,
  intent_check bigint not null,
  conclusion_check bigint
);

-- One write per subject: the server refuses the second, whichever machine it comes from.
create unique index attempt_in_flight
on attempt (
  (coalesce(job_kind, subject_kind)),
  (case when job_id is null then pipeline else '' end),
  (coalesce(job_id, case subject_kind when 'stage' then stage
   when 'execution' then pipeline_execution_id end)),
  operation, endpoint, region)
where outcome is null and exclusive = 1;

create index attempt_under_way on attempt (owner) where outcome is null;
create index attempt_over on attempt (endpoint, region, position) where job_id is not null;

-- One for each way of asking.
create index attempt_failed on attempt (position) where failed = 'yes';
create index attempt_of_account on attempt ((coalesce(account, '')), region, position);
create index attempt_of_region on attempt (region, position);
create index attempt_by_operation on attempt ((operation), position);
create index attempt_by_job_id on attempt ((coalesce(job_id, '')), position);
create index attempt_by_pipeline on attempt ((coalesce(pipeline, '')), position);
create index attempt_by_outcome on attempt ((coalesce(outcome, '')), position);
create index attempt_by_status on attempt ((coalesce(status, '')), position);
create index attempt_by_error_code on attempt ((coalesce(error_code, '')), position);
create index attempt_by_sends on attempt ((coalesce(sends, -1)), position);
create index attempt_by_duration on attempt ((coalesce(finished_at - started_at, -1)), position);
create index attempt_by_request_id on attempt ((coalesce(request_id, '')), position);
create index attempt_failed_by_operation on attempt ((operation), position) where failed = 'yes';
create index attempt_failed_by_job_id on attempt ((coalesce(job_id, '')), position) where failed = 'yes';
create index attempt_failed_by_pipeline on attempt ((coalesce(pipeline, '')), position) where failed = 'yes';
create index attempt_failed_by_outcome on attempt ((coalesce(outcome, '')), position) where failed = 'yes';
create index attempt_failed_by_status on attempt ((coalesce(status, '')), position) where failed = 'yes';
create index attempt_failed_by_error_code on attempt ((coalesce(error_code, '')), position) where failed = 'yes';
create index attempt_failed_by_sends on attempt ((coalesce(sends, -1)), position) where failed = 'yes';
create index attempt_failed_by_duration on attempt ((coalesce(finished_at - started_at, -1)), position) where failed = 'yes';
create index attempt_failed_by_request_id on attempt ((coalesce(request_id, '')), position) where failed = 'yes';

create table attempt_version (version integer not null);
insert into attempt_version values (4);

-- Searches: only where the extension pg_trgm can be had; without it they read the whole table.
create extension if not exists pg_trgm;
create index attempt_text on attempt using gin (
  ((coalesce(job_id, '') || E'\n'
   || coalesce(pipeline, '') || E'\n'
   || coalesce(stage, '') || E'\n'
   || coalesce(action, '') || E'\n'
   || coalesce(status, '') || E'\n'
   || coalesce(error_code, '') || E'\n'
   || coalesce(error_message, '') || E'\n'
   || coalesce(request_id, '')) collate "default")
  gin_trgm_ops);
