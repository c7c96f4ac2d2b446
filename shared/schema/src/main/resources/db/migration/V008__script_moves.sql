-- What the API, the starter and process-recovery do to commands and processes.

ALTER TABLE commands
  ADD COLUMN sealed_environment bytea,
  ADD COLUMN environment_names text[] NOT NULL DEFAULT '{}';

ALTER TABLE processes
  ADD COLUMN environment_names text[]   NOT NULL DEFAULT '{}',
  ADD COLUMN start_after       timestamptz,            -- while queued: not before
  ADD COLUMN refusals          int      NOT NULL DEFAULT 0, -- how often there was no capacity for it
  ADD COLUMN waits_for         varchar(500),           -- why it is still queued
  ADD COLUMN asked_at          timestamptz,            -- when its task was last asked for; starting_at is the first time
  ADD COLUMN task_stopped_at   timestamptz,            -- what was heard of the end of its task
  ADD COLUMN task_stop_code    varchar(60),
  ADD COLUMN task_stop_reason  varchar(500),
  ADD COLUMN task_exit_code    int,
  ADD COLUMN stop_sent_at      timestamptz;            -- when its task was last told to stop

-- Which process may start now, if any: the one that is named, when its task was asked for and nobody knows what came
-- of it; else the first in the line for which there is room. One caller at a time, or two would take the last place.
CREATE FUNCTION take_process(p_process uuid, p_running_max int) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  v_now timestamptz;
  v_id uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('take_process'));
  v_now := clock_timestamp();
  UPDATE processes p
     SET asked_at = v_now
   WHERE p.id = p_process AND p.status = 'starting' AND p.desired = 'run' AND p.task_arn IS NULL
     AND p.asked_at <= v_now - interval '20 seconds'
  RETURNING p.id INTO v_id;
  IF FOUND THEN
    RETURN v_id;
  END IF;
  IF (SELECT count(*) FROM processes p WHERE p.finished_at IS NULL AND p.status > 'queued') >= p_running_max THEN
    RETURN NULL;
  END IF;
  SELECT p.id INTO v_id
    FROM processes p
   WHERE p.finished_at IS NULL AND p.status = 'queued' AND (p.start_after IS NULL OR p.start_after <= v_now)
   ORDER BY p.id
   LIMIT 1
     FOR UPDATE SKIP LOCKED;
  UPDATE processes p
     SET status = 'starting', starting_at = v_now, asked_at = v_now, waits_for = NULL,
         wake_at = v_now + interval '30 seconds'
   WHERE p.id = v_id;
  RETURN v_id;
END $$;

-- Decides only if nothing has moved since somebody looked: an agent that has spoken meanwhile knows better.
CREATE FUNCTION settle_process_seen(
  p_process uuid, p_seen process_status, p_seen_at timestamptz, p_status process_status, p_reason text, p_exit_code int)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM processes p
    WHERE p.id = p_process AND p.status = p_seen AND p.last_seen_at IS NOT DISTINCT FROM p_seen_at
      FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  RETURN settle_process(p_process, p_status, p_reason, p_exit_code, NULL) IS NOT NULL;
END $$;

-- There was no room for its task: back into the line, at its old place. The wait doubles up to ten minutes.
CREATE FUNCTION give_back_process(p_process uuid, p_reason text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_now timestamptz := clock_timestamp();
BEGIN
  UPDATE processes p
     SET status = 'queued', starting_at = NULL, asked_at = NULL, waits_for = left(p_reason, 500),
         refusals = p.refusals + 1,
         start_after = v_now + least(interval '30 seconds' * power(2, least(p.refusals, 8)), interval '10 minutes'),
         wake_at = v_now + least(interval '30 seconds' * power(2, least(p.refusals, 8)), interval '10 minutes')
   WHERE p.id = p_process AND p.status = 'starting' AND p.desired = 'run' AND p.task_arn IS NULL;
  IF NOT FOUND THEN
    PERFORM settle_process(p.id, 'killed', 'stopped before it began', NULL, NULL)
       FROM processes p
      WHERE p.id = p_process AND p.status = 'starting' AND p.desired = 'stop' AND p.task_arn IS NULL;
  END IF;
END $$;

-- A person wants it to end. What has not begun ends at once; a running one is asked through its agent's next word.
-- Asked again, only a shorter grace makes a difference. Returns the status it has now.
CREATE FUNCTION stop_process(p_process uuid, p_by text, p_reason text, p_grace interval)
RETURNS process_status LANGUAGE plpgsql AS $$
DECLARE
  v_now timestamptz := clock_timestamp();
  v_status process_status;
BEGIN
  SELECT p.status INTO v_status FROM processes p WHERE p.id = p_process FOR UPDATE;
  IF v_status >= 'finished' THEN
    RETURN v_status;
  END IF;
  UPDATE processes p
     SET desired = 'stop',
         status = CASE WHEN p.status = 'running' THEN 'stopping' ELSE p.status END,
         grace = CASE WHEN p_grace IS NULL OR p.desired = 'stop' AND p.grace < p_grace THEN p.grace ELSE p_grace END,
         stop_requested_at = coalesce(p.stop_requested_at, v_now),
         stopped_by = coalesce(p.stopped_by, left(p_by, 100)),
         stop_reason = coalesce(p.stop_reason, left(p_reason, 500)),
         wake_at = CASE
           WHEN p.status = 'starting' THEN v_now
           ELSE least(p.wake_at, v_now + coalesce(p_grace, p.grace) + interval '15 seconds') END
   WHERE p.id = p_process
  RETURNING p.status INTO v_status;
  IF v_status = 'queued' THEN
    PERFORM settle_process(p_process, 'killed', 'stopped before it began', NULL, NULL);
    RETURN 'killed';
  END IF;
  RETURN v_status;
END $$;

-- What is deleted and over leaves its output, its script and its secrets. A stone stays, so that deleting it again is
-- told from deleting what never was.
CREATE FUNCTION erase_process(p_process uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE processes p
     SET script = '', sealed_environment = NULL, environment_names = '{}', wake_at = NULL
   WHERE p.id = p_process AND p.deleted_at IS NOT NULL AND p.finished_at IS NOT NULL;
  IF FOUND THEN
    DELETE FROM process_chunks c WHERE c.process_id = p_process;
  END IF;
END $$;

-- Nobody sees it from now on. It is stopped first if need be, and goes when it is over. False when there never was one.
CREATE FUNCTION delete_process(p_process uuid, p_by text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE processes p SET deleted_at = coalesce(p.deleted_at, clock_timestamp()) WHERE p.id = p_process;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM stop_process(p_process, p_by, 'deleted', NULL);
  PERFORM erase_process(p_process);
  RETURN true;
END $$;

-- What was heard of its task. Old and repeated news mean nothing; news of another task are not about it. An end is
-- looked at half a minute later, when the agent's own report has had its chance.
CREATE FUNCTION hear_of_task(
  p_process uuid, p_task text, p_version bigint, p_is_over boolean, p_stop_code text, p_reason text, p_exit_code int)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_now timestamptz := clock_timestamp();
BEGIN
  UPDATE processes p
     SET ecs_version = coalesce(p_version, p.ecs_version),
         task_arn = p_task,
         task_stopped_at = CASE WHEN p_is_over THEN coalesce(p.task_stopped_at, v_now) ELSE p.task_stopped_at END,
         task_stop_code = CASE WHEN p_is_over THEN left(p_stop_code, 60) ELSE p.task_stop_code END,
         task_stop_reason = CASE WHEN p_is_over THEN left(p_reason, 500) ELSE p.task_stop_reason END,
         task_exit_code = CASE WHEN p_is_over THEN p_exit_code ELSE p.task_exit_code END,
         wake_at = CASE
           WHEN p_is_over AND p.status = 'starting' THEN v_now
           WHEN p_is_over AND p.finished_at IS NULL THEN least(p.wake_at, v_now + interval '30 seconds')
           ELSE p.wake_at END
   WHERE p.id = p_process
     AND p.status > 'queued'
     AND (p.task_arn IS NULL OR p.task_arn = p_task)
     AND (p.ecs_version IS NULL OR p_version IS NULL OR p.ecs_version < p_version);
  RETURN FOUND;
END $$;
