-- What a stand is made of. A stand keeps the plan it was made by: a product that changes later does not change it.
CREATE TABLE products (
  code               text PRIMARY KEY,
  name               text        NOT NULL,
  project            text        NOT NULL,           -- GitLab's number or path
  ref                text        NOT NULL,
  variables          jsonb       NOT NULL,
  steps              jsonb       NOT NULL,           -- [{"name", "stages": []}]; empty: each stage is a step
  ttl_seconds        bigint      NOT NULL CHECK (ttl_seconds > 0),
  life_seconds_max   bigint      NOT NULL CHECK (life_seconds_max >= ttl_seconds),
  run_seconds_max    bigint      NOT NULL CHECK (run_seconds_max > 0),
  stands_max         integer     CHECK (stands_max > 0),
  teardown           text        NOT NULL CHECK (teardown IN ('environment', 'variables', 'nothing')),
  teardown_variables jsonb       NOT NULL,
  url                text,
  created_at         timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL
);

-- What is wanted, what is there, and one word that is derived from both. The row is also the machine's: it is leased
-- by whoever moves it, and due_at says when somebody must.
CREATE TABLE stands (
  id               uuid PRIMARY KEY,
  name             text        NOT NULL,
  owner            bigint      NOT NULL REFERENCES users ON UPDATE CASCADE,
  products         text[]      NOT NULL,
  plan             jsonb       NOT NULL,
  desired          text        NOT NULL CHECK (desired IN ('up', 'stopped', 'deleted')),
  observed         text        NOT NULL CHECK (observed IN ('none', 'partial', 'up', 'degraded', 'stopped', 'gone')),
  status           text        NOT NULL CHECK (status IN ('queued', 'preparing', 'running', 'ready', 'degraded',
                     'failed', 'stopping', 'stopped', 'deleting', 'leaking', 'gone')),
  told             text        NOT NULL DEFAULT 'queued', -- the status its owner knows of
  run_id           uuid,                              -- the current or the last one
  branch_ours      boolean     NOT NULL DEFAULT false, -- only what we made is ours to delete
  environment_ours boolean     NOT NULL DEFAULT false,
  built_sha        text,
  error            text,
  teardown_tries   smallint    NOT NULL DEFAULT 0,
  leaking_since    timestamptz,
  ready_at         timestamptz,
  expires_at       timestamptz,
  ends_at          timestamptz NOT NULL,              -- no extension goes beyond it
  notices          smallint    NOT NULL DEFAULT 0,    -- how many of the notices before the end were given
  probed_at        timestamptz,
  stopped_at       timestamptz,
  gone_at          timestamptz,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  due_at           timestamptz,                       -- by the callers' clock; null: nothing left to do
  poked_at         timestamptz,                       -- these four by the database's clock
  leased_at        timestamptz,
  lease_until      timestamptz,
  lease_token      bigint
) WITH (fillfactor = 80);

-- A name is free again once its stand is gone.
CREATE UNIQUE INDEX stands_by_name ON stands (name) WHERE gone_at IS NULL;
CREATE INDEX stands_due ON stands (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX stands_gone ON stands (gone_at) WHERE gone_at IS NOT NULL;
CREATE INDEX stands_of_owner ON stands (owner);

-- One way up or down. It owns at most one pipeline.
CREATE TABLE runs (
  id                uuid PRIMARY KEY,
  stand_id          uuid        NOT NULL REFERENCES stands ON DELETE CASCADE,
  number            integer     NOT NULL,
  kind              text        NOT NULL CHECK (kind IN ('up', 'down')),
  state             text        NOT NULL CHECK (state IN ('queued', 'preparing', 'triggering', 'running', 'proving',
                      'success', 'failed', 'canceled', 'lost')),
  phase             smallint    NOT NULL DEFAULT 0,    -- the sub-step of preparing or proving
  tries             smallint    NOT NULL DEFAULT 0,    -- of that sub-step, without an answer
  error             text,
  uid               text        NOT NULL,              -- STAND_RUN_UID of its pipeline
  ref               text        NOT NULL,
  intended_at       timestamptz,                       -- from here on a pipeline may exist
  looks             smallint    NOT NULL DEFAULT 0,    -- empty ones, since intended_at
  looked_at         timestamptz,
  pipeline_id       bigint,
  pipeline_status   text,                              -- GitLab's word
  sha               text,
  web_url           text,
  missing           smallint    NOT NULL DEFAULT 0,    -- looks that found no pipeline of this id
  missing_at        timestamptz,
  unanswered_since  timestamptz,
  unanswered        text,
  jobs_done_at      timestamptz,
  cancel_cause      text,
  cancels           smallint    NOT NULL DEFAULT 0,
  canceled_at       timestamptz,
  retry_upto        bigint,                            -- jobs up to this id are to be tried again
  automatic         smallint    NOT NULL DEFAULT 0,    -- recoveries nobody asked for
  probing_since     timestamptz,
  late_report       text,
  created_at        timestamptz NOT NULL,
  started_at        timestamptz,
  finished_at       timestamptz,
  CHECK ((state IN ('success', 'failed', 'canceled', 'lost')) = (finished_at IS NOT NULL)),
  UNIQUE (stand_id, number)
);

CREATE UNIQUE INDEX runs_active ON runs (stand_id) WHERE finished_at IS NULL;
CREATE INDEX runs_by_pipeline ON runs (pipeline_id) WHERE pipeline_id IS NOT NULL;
CREATE INDEX runs_unfinished ON runs (created_at) WHERE finished_at IS NULL;

CREATE TABLE steps (
  run_id      uuid     NOT NULL REFERENCES runs ON DELETE CASCADE,
  position    smallint NOT NULL,
  name        text     NOT NULL,
  stages      text[]   NOT NULL,
  state       text     NOT NULL CHECK (state IN ('pending', 'ready', 'running', 'success', 'failed', 'canceled',
                'skipped', 'timed_out')),
  attempt     smallint NOT NULL DEFAULT 1,
  started_at  timestamptz,
  finished_at timestamptz,
  error       text,
  log_url     text,
  PRIMARY KEY (run_id, position)
);

-- Every further attempt, with its reason. The first one needs none.
CREATE TABLE step_attempts (
  run_id    uuid        NOT NULL REFERENCES runs ON DELETE CASCADE,
  step      text        NOT NULL,
  attempt   smallint    NOT NULL,
  cause     text        NOT NULL,
  automatic boolean     NOT NULL,
  at        timestamptz NOT NULL,
  PRIMARY KEY (run_id, step, attempt)
);

CREATE TABLE jobs (
  run_id         uuid        NOT NULL REFERENCES runs ON DELETE CASCADE,
  id             bigint      NOT NULL,                 -- GitLab's
  name           text        NOT NULL,
  stage          text        NOT NULL,
  word           text        NOT NULL,                 -- GitLab's, as it is
  state          text        NOT NULL CHECK (state IN ('waiting', 'manual', 'active', 'success', 'failed', 'canceled',
                   'skipped')),
  allow_failure  boolean     NOT NULL,
  required       boolean     NOT NULL,
  played         boolean     NOT NULL DEFAULT false,
  rescued        boolean     NOT NULL DEFAULT false,   -- canceled by us, to be tried again
  warned         boolean     NOT NULL DEFAULT false,
  tags           text        NOT NULL DEFAULT '',
  web_url        text,
  failure_reason text,
  started_at     timestamptz,
  finished_at    timestamptz,
  changed_at     timestamptz NOT NULL,                 -- last change of its word or growth of its log
  checked_at     timestamptz,
  log_length     integer     NOT NULL DEFAULT 0,
  quiet_seconds  bigint      NOT NULL DEFAULT 1800,    -- longer than this without a change is suspicious
  PRIMARY KEY (run_id, id)
);
CREATE INDEX jobs_by_name ON jobs (name, stage);

GRANT SELECT, INSERT, UPDATE, DELETE ON products, stands, runs, steps, step_attempts, jobs TO app;

-- The next due stand, for a worker with this token. Nobody waits for a lock: a skipped row is somebody else's.
CREATE FUNCTION claim_due_stand(p_token bigint, p_lease interval, p_now timestamptz) RETURNS SETOF uuid
LANGUAGE plpgsql AS $$
DECLARE
  v_clock timestamptz := clock_timestamp();
BEGIN
  RETURN QUERY
  UPDATE stands s
     SET lease_token = p_token, leased_at = v_clock, lease_until = v_clock + p_lease
   WHERE s.id = (SELECT d.id FROM stands d
                  WHERE d.due_at <= p_now AND (d.lease_until IS NULL OR d.lease_until <= v_clock)
                  ORDER BY d.due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING s.id;
END $$;

-- This stand, if it is due. Who meets a lease leaves a mark, and whoever holds the lease comes back because of it.
CREATE FUNCTION claim_stand(p_id uuid, p_token bigint, p_lease interval, p_now timestamptz) RETURNS SETOF uuid
LANGUAGE plpgsql AS $$
DECLARE
  v_clock timestamptz := clock_timestamp();
BEGIN
  RETURN QUERY
  UPDATE stands s
     SET lease_token = p_token, leased_at = v_clock, lease_until = v_clock + p_lease
   WHERE s.id = p_id AND s.due_at <= p_now AND (s.lease_until IS NULL OR s.lease_until <= v_clock)
  RETURNING s.id;
  IF NOT FOUND THEN
    UPDATE stands s SET poked_at = clock_timestamp()
     WHERE s.id = p_id AND s.due_at <= p_now AND s.lease_until > v_clock;
  END IF;
END $$;

-- Something has happened to a pipeline: its stand is due at once. For a run that is over the report is only kept, unless
-- the stand is being taken down: the job that stops an environment belongs to the pipeline which has built it.
CREATE FUNCTION poke_stand(p_pipeline bigint, p_word text, p_now timestamptz) RETURNS SETOF uuid
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE runs r SET late_report = p_word
   WHERE r.pipeline_id = p_pipeline AND r.finished_at IS NOT NULL AND p_word <> ''
     AND p_word IS DISTINCT FROM r.pipeline_status;
  RETURN QUERY
  UPDATE stands s
     SET poked_at = clock_timestamp(), due_at = least(s.due_at, p_now)
    FROM runs r, runs latest
   WHERE r.pipeline_id = p_pipeline AND s.id = r.stand_id AND latest.id = s.run_id AND latest.finished_at IS NULL
     AND (r.id = latest.id OR latest.kind = 'down')
  RETURNING s.id;
END $$;

-- A slot for a run that waits in line: first come, first served, and never more than p_most at once.
CREATE FUNCTION take_slot(p_run uuid, p_most integer, p_now timestamptz) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  v_before integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('stands.slots'));
  SELECT count(*) INTO v_before
    FROM runs r JOIN runs me ON me.id = p_run
   WHERE r.finished_at IS NULL AND r.kind = 'up' AND r.id <> me.id
     AND (r.state <> 'queued' OR (r.created_at, r.id) < (me.created_at, me.id));
  IF v_before >= p_most THEN
    RETURN false;
  END IF;
  UPDATE runs SET state = 'preparing', started_at = p_now WHERE id = p_run AND state = 'queued';
  RETURN true;
END $$;
