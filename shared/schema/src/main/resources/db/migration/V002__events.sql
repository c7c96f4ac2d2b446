-- The order matters: queued < processing < processed < failed, so "terminal" is >= 'processed'.
-- An enum, because its input checks the word for free, and every CHECK costs 5-10 us a statement.
CREATE TYPE event_status AS ENUM ('queued', 'processing', 'processed', 'failed');

CREATE TABLE events (
  id               uuid PRIMARY KEY,               -- time-ordered: the primary key is the order of every list
  lease_token      bigint,                         -- fence: random for every claim, only ever compared
  started_at       timestamptz,                    -- start of the running or the last attempt
  lease_expires_at timestamptz,
  next_attempt_at  timestamptz,                    -- null: at once
  wake_at          timestamptz,                    -- when somebody must look at the row again: this table is its own outbox
  created_at       timestamptz  NOT NULL DEFAULT clock_timestamp(),
  received_at      timestamptz  NOT NULL DEFAULT clock_timestamp(),
  processed_at     timestamptz,
  parked_at        timestamptz,                    -- set while failed, to be the predicate of events_parked
  status           event_status NOT NULL DEFAULT 'queued',
  attempts         smallint     NOT NULL DEFAULT 0,
  max_attempts     smallint     NOT NULL DEFAULT 3,
  wake_count       smallint     NOT NULL DEFAULT 0,
  alone            boolean      NOT NULL DEFAULT false, -- was lost once: never shares a claim again
  type             varchar(50)  NOT NULL,
  error            text,
  queue            varchar(40),
  idempotency_key  varchar(255),
  request_hash     bytea,
  payload          jsonb        NOT NULL,
  -- One check for all of it: not lost · a terminal row has its end · leased exactly while processing · parked
  -- exactly while failed · attempts within bounds.
  CONSTRAINT nothing_lost CHECK (
    (wake_at IS NOT NULL OR processed_at IS NOT NULL)
    AND (status >= 'processed') = (processed_at IS NOT NULL)
    AND (status = 'processing') = (lease_expires_at IS NOT NULL)
    AND (status = 'failed') = (parked_at IS NOT NULL)
    AND attempts BETWEEN 0 AND max_attempts)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- A claim changes status, attempts, the lease and started_at. None of them is a key or a predicate of an index, so
-- a claim stays a heap-only update. Never index status: it would cost every claim and mislead the planner.
CREATE INDEX events_by_type ON events (type, id);
CREATE INDEX events_to_wake ON events (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX events_parked ON events (id) WHERE parked_at IS NOT NULL;
CREATE UNIQUE INDEX events_by_key ON events (queue, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- Attempts that did not succeed. The running or successful one is in the event's own row.
CREATE TABLE event_attempts (
  event_id    uuid        NOT NULL REFERENCES events ON DELETE CASCADE,
  lease_token bigint      NOT NULL,
  attempt     smallint    NOT NULL,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz NOT NULL,
  outcome     text        NOT NULL CHECK (outcome IN ('failed', 'timed_out', 'lost')),
  error       text,
  PRIMARY KEY (event_id, lease_token)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON events, event_attempts TO app;
