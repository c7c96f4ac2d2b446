-- The moves of the event machine. What they have in common:
-- * rows are found by primary key alone (the sweep: by wake_at alone), whatever the planner thinks of a young table;
-- * plans are kept: with array parameters Postgres would otherwise plan every call anew (+300 us);
-- * only the database's clock decides, and it goes into a variable before it bounds a scan;
-- * nobody waits for a lock (SKIP LOCKED): a skipped row is somebody else's, and wake_at brings it back.

-- Hands out what is due. The attempt is counted here, before a reaction can kill its worker.
-- p_alone = false leaves out the rows that must not share a claim; p_alone = true claims for a run on its own.
CREATE FUNCTION claim_events(p_ids uuid[], p_token bigint, p_alone boolean, p_lease interval)
RETURNS TABLE (id uuid, type varchar, payload jsonb, attempts smallint, max_attempts smallint, created_at timestamptz)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off AS $$
#variable_conflict use_column
DECLARE
  v_mine uuid[];
BEGIN
  v_mine := ARRAY(SELECT e.id FROM events e WHERE e.id = ANY (p_ids) ORDER BY e.id FOR UPDATE SKIP LOCKED);
  RETURN QUERY
  UPDATE events e
     SET status = 'processing',
         attempts = e.attempts + 1,
         lease_token = p_token,
         started_at = clock_timestamp(),
         lease_expires_at = clock_timestamp() + p_lease,
         wake_count = 0,
         alone = e.alone OR p_alone
   WHERE e.id = ANY (v_mine)
     AND e.status = 'queued'
     AND e.attempts < e.max_attempts
     AND (p_alone OR NOT e.alone)
     AND (e.next_attempt_at IS NULL OR e.next_attempt_at <= clock_timestamp())
  RETURNING e.id, e.type, e.payload, e.attempts, e.max_attempts, e.created_at;
END $$;

-- Which of the ids that a shared claim did not give must be run alone. Asked only when some were not given.
CREATE FUNCTION loners(p_ids uuid[]) RETURNS SETOF uuid
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
  RETURN QUERY
  SELECT e.id FROM events e
   WHERE e.id = ANY (p_ids) AND e.status = 'queued' AND e.alone
     AND (e.next_attempt_at IS NULL OR e.next_attempt_at <= clock_timestamp());
END $$;

-- Done. Fenced: what is not returned was taken over by somebody else. The status is asked too, because after a
-- sweep the old token is still in the row. A Telegram update is private, and nobody needs it once it is done.
CREATE FUNCTION complete_events(p_ids uuid[], p_token bigint) RETURNS SETOF uuid
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
  RETURN QUERY
  UPDATE events e
     SET status = 'processed',
         processed_at = clock_timestamp(),
         lease_expires_at = NULL,
         wake_at = NULL,
         error = NULL,
         payload = CASE WHEN e.type = 'telegram.update' THEN '{}' ELSE e.payload END
   WHERE e.id = ANY (p_ids) AND e.status = 'processing' AND e.lease_token = p_token
  RETURNING e.id;
END $$;

-- Still ours, for another lease. What is not returned is lost and must not be started.
CREATE FUNCTION renew_events(p_ids uuid[], p_token bigint, p_lease interval) RETURNS SETOF uuid
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
  RETURN QUERY
  UPDATE events e
     SET started_at = clock_timestamp(), lease_expires_at = clock_timestamp() + p_lease
   WHERE e.id = ANY (p_ids) AND e.status = 'processing' AND e.lease_token = p_token
  RETURNING e.id;
END $$;

-- Claimed and never started: the attempt is given back. Only a living worker can say so.
CREATE FUNCTION release_events(p_ids uuid[], p_token bigint) RETURNS SETOF uuid
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
  RETURN QUERY
  UPDATE events e
     SET status = 'queued', attempts = e.attempts - 1, lease_expires_at = NULL
   WHERE e.id = ANY (p_ids) AND e.status = 'processing' AND e.lease_token = p_token
  RETURNING e.id;
END $$;

-- Not done: back to queued after p_delay, or failed for good. A failed row keeps its wake_at: the notice to the
-- dead letter queue is still to be sent. Returns the new status, or nothing to who was superseded.
CREATE FUNCTION fail_event(
  p_id uuid, p_token bigint, p_outcome text, p_delay interval, p_grace interval, p_for_good boolean, p_error text)
RETURNS event_status LANGUAGE plpgsql AS $$
DECLARE
  v_now timestamptz := clock_timestamp();
  v_row events;
BEGIN
  UPDATE events e
     SET status = CASE WHEN p_for_good OR e.attempts >= e.max_attempts THEN 'failed' ELSE 'queued' END::event_status,
         processed_at = CASE WHEN p_for_good OR e.attempts >= e.max_attempts THEN v_now END,
         parked_at = CASE WHEN p_for_good OR e.attempts >= e.max_attempts THEN v_now END,
         lease_expires_at = NULL,
         next_attempt_at = v_now + p_delay,
         wake_at = CASE WHEN p_for_good OR e.attempts >= e.max_attempts THEN v_now ELSE v_now + p_delay + p_grace END,
         wake_count = 0,
         error = left(p_error, 2000)
   WHERE e.id = p_id AND e.status = 'processing' AND e.lease_token = p_token
  RETURNING * INTO v_row;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  INSERT INTO event_attempts (event_id, lease_token, attempt, started_at, finished_at, outcome, error)
  VALUES (v_row.id, p_token, v_row.attempts, v_row.started_at, v_now, p_outcome, v_row.error);
  RETURN v_row.status;
END $$;

-- Everything whose wake_at has passed. A live lease only moves its wake_at behind itself. An expired one closes the
-- attempt as lost: in a shared claim that proves nothing against the single event, so its attempt is given back
-- once and it runs alone from then on. Returns what to send: queued rows to wake, failed rows to report.
CREATE FUNCTION sweep_events(p_limit int, p_base interval, p_grace interval)
RETURNS TABLE (id uuid, status event_status, lease_token bigint)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := clock_timestamp();
  v_due uuid[];
BEGIN
  v_due := ARRAY(
    SELECT e.id FROM events e WHERE e.wake_at <= v_now ORDER BY e.wake_at LIMIT p_limit FOR UPDATE SKIP LOCKED);
  IF cardinality(v_due) = 0 THEN
    RETURN;
  END IF;
  INSERT INTO event_attempts (event_id, lease_token, attempt, started_at, finished_at, outcome, error)
  SELECT e.id, e.lease_token, e.attempts, e.started_at, v_now, 'lost',
         CASE WHEN e.alone THEN 'worker lost: lease expired' ELSE 'worker lost in a shared batch, not counted' END
    FROM events e
   WHERE e.id = ANY (v_due) AND e.status = 'processing' AND e.lease_expires_at <= v_now;
  RETURN QUERY
  WITH swept AS (
    UPDATE events e
       SET status = CASE
             WHEN e.lease_expires_at <= v_now AND e.alone AND e.attempts >= e.max_attempts THEN 'failed'
             WHEN e.lease_expires_at <= v_now THEN 'queued'
             ELSE e.status END::event_status,
           processed_at = CASE
             WHEN e.lease_expires_at <= v_now AND e.alone AND e.attempts >= e.max_attempts THEN v_now
             ELSE e.processed_at END,
           parked_at = CASE
             WHEN e.lease_expires_at <= v_now AND e.alone AND e.attempts >= e.max_attempts THEN v_now
             ELSE e.parked_at END,
           attempts = e.attempts - CASE WHEN e.lease_expires_at <= v_now AND NOT e.alone THEN 1 ELSE 0 END,
           error = CASE WHEN e.lease_expires_at <= v_now THEN 'worker lost: lease expired' ELSE e.error END,
           alone = e.alone OR coalesce(e.lease_expires_at <= v_now, false),
           next_attempt_at = CASE WHEN e.status = 'processing' THEN NULL ELSE e.next_attempt_at END,
           wake_at = CASE
             WHEN e.lease_expires_at > v_now THEN e.lease_expires_at + p_grace
             ELSE v_now + p_base * least(power(2, e.wake_count)::int, 32) END,
           wake_count = CASE WHEN e.lease_expires_at > v_now THEN e.wake_count ELSE least(e.wake_count + 1, 30) END,
           lease_expires_at = CASE WHEN e.lease_expires_at > v_now THEN e.lease_expires_at END
     WHERE e.id = ANY (v_due)
    RETURNING e.id, e.status, e.lease_token)
  SELECT s.id, s.status, s.lease_token FROM swept s WHERE s.status <> 'processing';
END $$;

-- A person, or a redriven notice, wants the event run again with a fresh budget. With a token only that parking is
-- undone; without one any failed or waiting row is. The last error stays to be seen.
CREATE FUNCTION rerun_event(p_id uuid, p_parked bigint, p_grace interval) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE events e
     SET status = 'queued', attempts = 0, lease_token = NULL, processed_at = NULL, parked_at = NULL,
         next_attempt_at = NULL, wake_at = clock_timestamp() + p_grace, wake_count = 0
   WHERE e.id = p_id
     AND ((p_parked IS NULL AND e.status IN ('queued', 'failed'))
          OR (e.status = 'failed' AND e.lease_token = p_parked));
  RETURN FOUND;
END $$;
