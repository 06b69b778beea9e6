-- Attempts as version 3 wrote them, with their checksums: a poll, an acknowledge that was refused,
-- and a failure result in progress.
insert into attempt (
  position, id, started_at, finished_at, operation, job_id,
  job_kind, action_type, pipeline, stage, action, action_execution_id,
  pipeline_execution_id, account, region, endpoint, endpoint_source, target,
  profile, outcome, status, error_code, error_message, http_status,
  request_id, sends, owner, exclusive, intent_check, conclusion_check) values
(1772366400123456000, '00000000-0000-0003-0000-000000000001', 1772366400123456, 1772366400163456, 'PollForJobs', null,
  null, 'Deploy/Custom/CodeHaul/1', null, null, null, null,
  null, '111122223333', 'eu-central-1', 'https://codepipeline.eu-central-1.amazonaws.com', 'region of profile support', 'AWS',
  'support', 'CONFIRMED', null, null, null, 200,
  'req-poll', 1, null, 1, 1621700210, 3172374038),
(1772366401123456000, '00000000-0000-0003-0000-000000000002', 1772366401123456, 1772366402123456, 'AcknowledgeJob', '11111111-2222-3333-4444-555555555555',
  'custom', 'Deploy/Custom/CodeHaul/1', 'orders-service', 'Release', 'HandOver', 'a1b2c3d4-0000-0000-0000-000000000001',
  'a1b2c3d4-0000-0000-0000-000000000002', '111122223333', 'eu-central-1', 'https://codepipeline.eu-central-1.amazonaws.com', 'region of profile support', 'AWS',
  'support', 'REJECTED', null, 'StaleNonce', 'The nonce 50% of_the time \ is stale', 400,
  'req-StaleNonce', 1, null, 1, 2130052992, 2824486932),
(1772366403123456000, '00000000-0000-0003-0000-000000000003', 1772366403123456, null, 'PutThirdPartyJobFailureResult', '66666666-7777-8888-9999-000000000000',
  'third-party', null, 'orders-service', 'Release', 'HandOver', 'a1b2c3d4-0000-0000-0000-000000000001',
  'a1b2c3d4-0000-0000-0000-000000000002', '111122223333', 'eu-central-1', 'https://codepipeline.eu-central-1.amazonaws.com', 'region of profile support', 'AWS',
  'support', null, null, null, null, null,
  null, null, 'OWNER', 1, 3023140359, null)
