-- Saved scripts, their runs, and the three functions through which the agent of one run may speak to us.

-- The agent signs in as this role, which owns nothing and sees no table. In the cloud with IAM, on one machine with a
-- password that the runner makes.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'script_agent') THEN
    CREATE ROLE script_agent NOLOGIN;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'rds_iam') THEN
    GRANT rds_iam TO script_agent;
    ALTER ROLE script_agent LOGIN;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL; -- roles belong to the cluster: another database was quicker
  WHEN internal_error THEN NULL; -- the same statement ran beside us
END $$;

-- Postgres lets everybody execute every function. Here only `app` may, and what is created later follows.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO app;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO app;
GRANT USAGE ON SCHEMA public TO script_agent;
DO $$
BEGIN
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END $$;

-- The order matters: everything from 'finished' on is terminal.
CREATE TYPE process_status AS ENUM (
  'queued', 'starting', 'running', 'stopping', 'finished', 'failed', 'killed', 'timed_out', 'start_failed', 'lost');

-- A script is bytes: NUL and broken text are the author's business.
CREATE TABLE commands (
  id         uuid        PRIMARY KEY,
  name       varchar(200),
  script     bytea       NOT NULL CHECK (octet_length(script) <= 262144),
  time_limit interval    NOT NULL DEFAULT '15 minutes' CHECK (time_limit > '0'),
  idle_limit interval    CHECK (idle_limit > '0'),
  grace      interval    NOT NULL DEFAULT '10 seconds' CHECK (grace >= '0'),
  created_by uuid,                                    -- an API token
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- One run. It keeps what it ran: the command may be gone.
CREATE TABLE processes (
  id                 uuid           PRIMARY KEY,
  command_id         uuid           REFERENCES commands ON DELETE SET NULL,
  created_by         uuid,
  created_at         timestamptz    NOT NULL DEFAULT clock_timestamp(),
  starting_at        timestamptz,                     -- when its task was last asked for
  started_at         timestamptz,                     -- when an agent claimed it
  last_seen_at       timestamptz,                     -- the agent's last word, by our clock
  stop_requested_at  timestamptz,
  finished_at        timestamptz,
  deleted_at         timestamptz,                     -- nobody sees it any more; the row goes once it is terminal
  wake_at            timestamptz,                     -- when process-recovery must look at it
  next_seq           bigint         NOT NULL DEFAULT 0,
  out_bytes          bigint         NOT NULL DEFAULT 0, -- all that was written …
  out_stored         bigint         NOT NULL DEFAULT 0, -- … and what is kept of it
  out_trim_seq       bigint         NOT NULL DEFAULT 0, -- the oldest chunk that may have to go
  err_bytes          bigint         NOT NULL DEFAULT 0,
  err_stored         bigint         NOT NULL DEFAULT 0,
  err_trim_seq       bigint         NOT NULL DEFAULT 0,
  out_crc32          bigint,                          -- of all that was written, not only of what is kept
  err_crc32          bigint,
  ecs_version        bigint,                          -- of the last event about its task: older ones mean nothing
  time_limit         interval       NOT NULL DEFAULT '15 minutes' CHECK (time_limit > '0'),
  idle_limit         interval       CHECK (idle_limit > '0'),
  grace              interval       NOT NULL DEFAULT '10 seconds' CHECK (grace >= '0'),
  output_limit       int            NOT NULL DEFAULT 10485760 -- bytes kept of a stream; an agent has to hold as much
                                    CHECK (output_limit BETWEEN 131072 AND 10485760),
  epoch              int            NOT NULL DEFAULT 0, -- how often it was claimed
  exit_code          int,
  signal             int,
  status             process_status NOT NULL DEFAULT 'queued',
  desired            varchar(4)     NOT NULL DEFAULT 'run' CHECK (desired IN ('run', 'stop')),
  truncated          boolean        NOT NULL DEFAULT false,
  output_incomplete  boolean        NOT NULL DEFAULT false, -- the agent wrote more than arrived here
  reported_at        timestamptz,                     -- when the agent's own report was taken as the end
  secret_sha256      bytea,                           -- of the agent that claimed it
  stopped_by         varchar(100),
  stop_reason        varchar(500),
  reason             varchar(2000),                   -- why it ended as it did, for people
  task_arn           varchar(300),
  late_report        jsonb,                           -- what the agent said after somebody else had decided
  sealed_environment bytea,
  script             bytea          NOT NULL CHECK (octet_length(script) <= 262144),
  CONSTRAINT process_is_followed CHECK (
    (status >= 'finished') = (finished_at IS NOT NULL)
    AND (wake_at IS NOT NULL OR finished_at IS NOT NULL)
    AND (status <> 'stopping' OR desired = 'stop')
    AND (status NOT IN ('running', 'stopping') OR secret_sha256 IS NOT NULL))
) WITH (fillfactor = 50, toast_tuple_target = 128, autovacuum_vacuum_scale_factor = 0.02);

-- The script is out of the row, so that a heartbeat copies a few hundred bytes. What a heartbeat or an append changes
-- is in no index, so it stays a heap-only update.
CREATE INDEX processes_by_command ON processes (command_id, id);
CREATE INDEX processes_to_wake ON processes (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX processes_alive ON processes (id) WHERE finished_at IS NULL;

-- Output as it came, in the order of arrival over both streams.
CREATE TABLE process_chunks (
  process_id uuid        NOT NULL REFERENCES processes ON DELETE CASCADE,
  seq        bigint      NOT NULL,
  position   bigint      NOT NULL,                    -- of its first byte in its stream
  at         timestamptz NOT NULL,
  stream     smallint    NOT NULL CHECK (stream IN (1, 2)), -- as in the shell: 1 output, 2 errors
  body       bytea       NOT NULL CHECK (octet_length(body) BETWEEN 1 AND 65536),
  PRIMARY KEY (process_id, seq)
);

-- Not compressed: a page of a stream is cut out of a chunk without reading all of it.
ALTER TABLE process_chunks ALTER COLUMN body SET STORAGE EXTERNAL;

GRANT SELECT, INSERT, UPDATE, DELETE ON commands, processes TO app;
GRANT SELECT, DELETE ON process_chunks TO app;

-- A UUIDv7 by the database's clock.
CREATE FUNCTION id_of_now() RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  v_millis bytea := int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint);
  v_bytes bytea := overlay(uuid_send(gen_random_uuid()) PLACING substring(v_millis FROM 3) FROM 1 FOR 6);
BEGIN
  RETURN encode(set_bit(set_bit(v_bytes, 52, 1), 53, 1), 'hex')::uuid; -- version 4 becomes 7
END $$;

-- The one way to an end, whoever decides: once terminal, always so. Returns the id of the event that tells about it,
-- or nothing when somebody else was first. Nobody sends a nudge for that event, so it is to be looked at at once.
CREATE FUNCTION settle_process(
  p_process uuid, p_status process_status, p_reason text, p_exit_code int, p_signal int)
RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  v_now timestamptz := clock_timestamp();
  v_command uuid;
  v_event uuid := id_of_now();
BEGIN
  IF p_status < 'finished' THEN
    RAISE EXCEPTION '% is no end', p_status USING ERRCODE = 'invalid_parameter_value';
  END IF;
  UPDATE processes p
     SET status = p_status,
         reason = left(p_reason, 2000),
         exit_code = p_exit_code,
         signal = p_signal,
         finished_at = v_now,
         wake_at = CASE WHEN p.deleted_at IS NOT NULL THEN v_now END
   WHERE p.id = p_process AND p.finished_at IS NULL
  RETURNING p.command_id INTO v_command;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  INSERT INTO events (id, type, payload, wake_at)
  VALUES (
    v_event,
    'script.settled',
    jsonb_build_object(
      'process_id', p_process, 'command_id', v_command, 'status', p_status, 'exit_code', p_exit_code,
      'signal', p_signal, 'reason', left(p_reason, 2000)),
    v_now);
  RETURN v_event;
END $$;

-- The first word of an agent. The secret is of its choosing, so that it may ask again when the answer was lost; to
-- anybody else the process is taken. 'stopped': somebody wanted it stopped before it began, and so it is.
CREATE FUNCTION script_claim(p_process uuid, p_secret bytea)
RETURNS TABLE (
  outcome text, script bytea, sealed_environment bytea, time_limit_millis bigint, idle_limit_millis bigint,
  grace_millis bigint, output_limit int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_row record;
BEGIN
  IF octet_length(p_secret) < 32 THEN
    RAISE EXCEPTION 'a secret of % bytes', octet_length(p_secret) USING ERRCODE = 'invalid_parameter_value';
  END IF;
  SELECT p.status, p.desired, p.secret_sha256 INTO v_row FROM processes p WHERE p.id = p_process FOR UPDATE;
  IF NOT FOUND OR v_row.status <> 'starting'
     AND (v_row.status NOT IN ('running', 'stopping') OR v_row.secret_sha256 <> sha256(p_secret)) THEN
    RETURN QUERY SELECT 'taken', NULL::bytea, NULL::bytea, NULL::bigint, NULL::bigint, NULL::bigint, NULL::int;
    RETURN;
  END IF;
  IF v_row.status = 'starting' AND v_row.desired = 'stop' THEN
    PERFORM settle_process(p_process, 'killed', 'stopped before it began', NULL, NULL);
    RETURN QUERY SELECT 'stopped', NULL::bytea, NULL::bytea, NULL::bigint, NULL::bigint, NULL::bigint, NULL::int;
    RETURN;
  END IF;
  IF v_row.status = 'starting' THEN
    UPDATE processes p
       SET status = 'running',
           epoch = p.epoch + 1,
           secret_sha256 = sha256(p_secret),
           started_at = clock_timestamp(),
           last_seen_at = clock_timestamp()
     WHERE p.id = p_process;
  END IF;
  RETURN QUERY
  SELECT 'claimed', p.script, p.sealed_environment,
         (extract(epoch FROM p.time_limit) * 1000)::bigint,
         (extract(epoch FROM p.idle_limit) * 1000)::bigint,
         (extract(epoch FROM p.grace) * 1000)::bigint,
         p.output_limit
    FROM processes p
   WHERE p.id = p_process;
END $$;

-- Forgets the oldest part of the tail of a stream, so that not more than the limit is kept. What ends within the
-- first half of the limit is the head and stays.
CREATE FUNCTION trim_output(p_process uuid, p_stream smallint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_row record;
  v_chunk record;
  v_first bigint;
  v_last bigint;
  v_excess bigint;
  v_freed bigint := 0;
BEGIN
  SELECT p.output_limit,
         CASE WHEN p_stream = 1 THEN p.out_stored ELSE p.err_stored END AS stored,
         CASE WHEN p_stream = 1 THEN p.out_trim_seq ELSE p.err_trim_seq END AS trim_seq
    INTO v_row FROM processes p WHERE p.id = p_process;
  v_excess := v_row.stored - v_row.output_limit;
  FOR v_chunk IN
    SELECT c.seq, octet_length(c.body) AS size
      FROM process_chunks c
     WHERE c.process_id = p_process AND c.seq >= v_row.trim_seq AND c.stream = p_stream
       AND c.position + octet_length(c.body) > v_row.output_limit / 2
     ORDER BY c.seq
  LOOP
    EXIT WHEN v_freed >= v_excess;
    v_first := coalesce(v_first, v_chunk.seq);
    v_last := v_chunk.seq;
    v_freed := v_freed + v_chunk.size;
  END LOOP;
  DELETE FROM process_chunks c
   WHERE c.process_id = p_process AND c.seq BETWEEN v_first AND v_last AND c.stream = p_stream;
  UPDATE processes p
     SET truncated = true,
         out_stored = p.out_stored - CASE WHEN p_stream = 1 THEN v_freed ELSE 0 END,
         err_stored = p.err_stored - CASE WHEN p_stream = 2 THEN v_freed ELSE 0 END,
         out_trim_seq = CASE WHEN p_stream = 1 THEN v_last + 1 ELSE p.out_trim_seq END,
         err_trim_seq = CASE WHEN p_stream = 2 THEN v_last + 1 ELSE p.err_trim_seq END
   WHERE p.id = p_process;
END $$;

-- Stores a chunk, is the sign of life, and tells whether to stop. An empty body is only the latter two. Whoever sends
-- a chunk again is told that the next one is due; 'fenced' means that the process is somebody else's or over.
-- A position beyond what has arrived so far says that the agent left out what the limit would have cost anyway.
CREATE FUNCTION script_append(
  p_process uuid, p_secret bytea, p_seq bigint, p_stream smallint, p_position bigint, p_body bytea)
RETURNS TABLE (outcome text, next_seq bigint, desired text, grace_millis bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := clock_timestamp();
  v_size int := octet_length(p_body);
  v_row record;
BEGIN
  UPDATE processes p
     SET last_seen_at = v_now,
         next_seq = p.next_seq + 1,
         out_bytes = CASE WHEN p_stream = 1 THEN p_position + v_size ELSE p.out_bytes END,
         err_bytes = CASE WHEN p_stream = 2 THEN p_position + v_size ELSE p.err_bytes END,
         out_stored = p.out_stored + CASE WHEN p_stream = 1 THEN v_size ELSE 0 END,
         err_stored = p.err_stored + CASE WHEN p_stream = 2 THEN v_size ELSE 0 END,
         truncated = p.truncated OR p_position > CASE WHEN p_stream = 1 THEN p.out_bytes ELSE p.err_bytes END
   WHERE v_size > 0
     AND p.id = p_process
     AND p.secret_sha256 = sha256(p_secret)
     AND p.status IN ('running', 'stopping')
     AND p.next_seq = p_seq
     AND p_position >= CASE WHEN p_stream = 1 THEN p.out_bytes ELSE p.err_bytes END
  RETURNING p.next_seq, p.desired, p.grace, p.output_limit,
            CASE WHEN p_stream = 1 THEN p.out_stored ELSE p.err_stored END AS stored
       INTO v_row;
  IF FOUND THEN
    INSERT INTO process_chunks (process_id, seq, position, at, stream, body)
    VALUES (p_process, p_seq, p_position, v_now, p_stream, p_body);
    IF v_row.stored > v_row.output_limit THEN
      PERFORM trim_output(p_process, p_stream);
    END IF;
    RETURN QUERY SELECT 'stored', v_row.next_seq, v_row.desired::text, (extract(epoch FROM v_row.grace) * 1000)::bigint;
    RETURN;
  END IF;
  UPDATE processes p
     SET last_seen_at = v_now
   WHERE p.id = p_process AND p.secret_sha256 = sha256(p_secret) AND p.status IN ('running', 'stopping')
  RETURNING p.next_seq, p.desired, p.grace INTO v_row;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'fenced', NULL::bigint, NULL::text, NULL::bigint;
    RETURN;
  END IF;
  RETURN QUERY
  SELECT CASE WHEN v_size = 0 THEN 'alive' WHEN p_seq < v_row.next_seq THEN 'repeated' ELSE 'refused' END,
         v_row.next_seq, v_row.desired::text, (extract(epoch FROM v_row.grace) * 1000)::bigint;
END $$;

-- The last word of an agent. p_end: 'ended' by itself, 'stopped' because it was asked to, 'time_limit', 'idle_limit',
-- or 'not_started'. Said again it changes nothing; said after somebody else has decided it is kept and changes nothing.
CREATE FUNCTION script_finish(
  p_process uuid, p_secret bytea, p_end text, p_exit_code int, p_signal int, p_reason text,
  p_out_bytes bigint, p_err_bytes bigint, p_out_crc32 bigint, p_err_crc32 bigint)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_status process_status := CASE
    WHEN p_end = 'ended' AND p_exit_code = 0 THEN 'finished'
    WHEN p_end = 'ended' THEN 'failed'
    WHEN p_end = 'stopped' THEN 'killed'
    WHEN p_end IN ('time_limit', 'idle_limit') THEN 'timed_out'
    WHEN p_end = 'not_started' THEN 'start_failed' END;
  v_row record;
BEGIN
  IF v_status IS NULL THEN
    RAISE EXCEPTION 'an end of the kind %', p_end USING ERRCODE = 'invalid_parameter_value';
  END IF;
  SELECT p.finished_at, p.reported_at INTO v_row
    FROM processes p WHERE p.id = p_process AND p.secret_sha256 = sha256(p_secret) FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'fenced';
  END IF;
  IF v_row.reported_at IS NOT NULL THEN
    RETURN 'repeated';
  END IF;
  IF v_row.finished_at IS NOT NULL THEN
    UPDATE processes p
       SET late_report = jsonb_build_object(
             'at', clock_timestamp(), 'end', p_end, 'exit_code', p_exit_code, 'signal', p_signal,
             'reason', left(p_reason, 2000), 'out_bytes', p_out_bytes, 'err_bytes', p_err_bytes,
             'out_crc32', p_out_crc32, 'err_crc32', p_err_crc32)
     WHERE p.id = p_process AND p.late_report IS NULL;
    RETURN 'late';
  END IF;
  UPDATE processes p
     SET reported_at = clock_timestamp(),
         last_seen_at = clock_timestamp(),
         out_crc32 = p_out_crc32,
         err_crc32 = p_err_crc32,
         output_incomplete = p.out_bytes <> p_out_bytes OR p.err_bytes <> p_err_bytes
   WHERE p.id = p_process;
  PERFORM settle_process(p_process, v_status, p_reason, p_exit_code, p_signal);
  RETURN 'settled';
END $$;

-- By name, because the defaults above give every new function to `app`, which has no business with these.
REVOKE EXECUTE ON FUNCTION
  script_claim(uuid, bytea),
  script_append(uuid, bytea, bigint, smallint, bigint, bytea),
  script_finish(uuid, bytea, text, int, int, text, bigint, bigint, bigint, bigint)
FROM PUBLIC, app;
GRANT EXECUTE ON FUNCTION
  script_claim(uuid, bytea),
  script_append(uuid, bytea, bigint, smallint, bigint, bytea),
  script_finish(uuid, bytea, text, int, int, text, bigint, bigint, bigint, bigint)
TO script_agent;
