-- Who asks for things, where they read, and what they are told.

-- Ids are Telegram's, so a group that owns stands has a negative one.
CREATE TABLE users (
  id         bigint       PRIMARY KEY CHECK (id <> 0),
  name       varchar(100) NOT NULL CHECK (name <> ''),
  first_name varchar(100),
  last_name  varchar(100),
  username   varchar(100),
  roles      text[]       NOT NULL DEFAULT '{user}' CHECK (roles <@ '{user,admin}'::text[] AND roles <> '{}'),
  language   text         NOT NULL DEFAULT 'ru' CHECK (language IN ('ru', 'en')),
  active     boolean      NOT NULL DEFAULT true,
  created_at timestamptz  NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz  NOT NULL DEFAULT clock_timestamp()
);

-- Where the bot was let in. A private chat has the id of its user.
CREATE TABLE chats (
  id              bigint      PRIMARY KEY CHECK (id <> 0),
  kind            text        NOT NULL CHECK (kind IN ('private', 'group', 'supergroup', 'channel')),
  title           varchar(255),
  paused_until    timestamptz,             -- Telegram asked us to wait
  disabled_reason text,                    -- null: the bot may write here
  created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The chat in which Telegram reaches a user: null for who never let the bot in, or has thrown it out.
CREATE FUNCTION chat_of(p_user bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT id FROM chats WHERE id = p_user AND disabled_reason IS NULL
$$;

-- What somebody is to be told, written with its cause. The channel never changes: two ways to tell are no way to tell
-- once.
CREATE TABLE news (
  id               uuid         PRIMARY KEY,        -- time-ordered: oldest first is the order of the primary key
  key              varchar(255) NOT NULL UNIQUE,    -- the writer's: a repeated attempt writes nothing twice
  user_id          bigint       REFERENCES users ON UPDATE CASCADE,
  chat_id          bigint       REFERENCES chats ON UPDATE CASCADE,
  channel          text         NOT NULL CHECK (channel IN ('telegram', 'pull')),
  state            text         NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
  tries            smallint     NOT NULL DEFAULT 0, -- that were reported as failed
  leased_to        uuid,                            -- the API token that is delivering it
  lease_expires_at timestamptz,
  wake_at          timestamptz,                     -- when somebody must look at it again; who pulls comes by himself
  kind             varchar(50)  NOT NULL CHECK (kind <> ''),
  platform         text         NOT NULL CHECK (platform IN ('dispatcher', 'gitlab', 'github')),
  text             text         NOT NULL CHECK (text <> ''),
  metadata         jsonb        NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
  created_at       timestamptz  NOT NULL DEFAULT clock_timestamp(),
  updated_at       timestamptz  NOT NULL DEFAULT clock_timestamp(),
  sent_at          timestamptz,
  CONSTRAINT has_an_addressee CHECK (CASE channel WHEN 'pull' THEN user_id ELSE chat_id END IS NOT NULL),
  CONSTRAINT nothing_lost CHECK (
    (channel = 'telegram' AND state = 'waiting') = (wake_at IS NOT NULL)
    AND (state = 'sent') = (sent_at IS NOT NULL)
    AND (leased_to IS NULL) = (lease_expires_at IS NULL)
    AND (state = 'waiting' OR leased_to IS NULL)
    AND tries >= 0)
);

-- The pull queue, in its order. A lease changes nothing in it; what is settled leaves it.
CREATE INDEX news_to_pull ON news (id) WHERE channel = 'pull' AND state = 'waiting';

-- A token holds one piece of news, and finds it however long the queue is.
CREATE UNIQUE INDEX news_pulled ON news (leased_to) WHERE channel = 'pull' AND leased_to IS NOT NULL;

-- Hands the oldest news nobody holds to p_token; to who holds one already, that one again. The calls of one token
-- follow each other, so that two at once cannot hold two; those of different tokens never wait (SKIP LOCKED).
CREATE FUNCTION lease_news(p_token uuid, p_lease interval) RETURNS SETOF news
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off AS $$
DECLARE
  v_now timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('news of ' || p_token, 0));
  v_now := clock_timestamp();
  RETURN QUERY
  UPDATE news n
     SET lease_expires_at = v_now + p_lease
   WHERE n.channel = 'pull' AND n.leased_to = p_token
  RETURNING n.*;
  IF FOUND THEN
    RETURN;
  END IF;
  RETURN QUERY
  UPDATE news n
     SET leased_to = p_token, lease_expires_at = v_now + p_lease
   WHERE n.id = (
     SELECT w.id FROM news w
      WHERE w.channel = 'pull' AND w.state = 'waiting'
        AND (w.lease_expires_at IS NULL OR w.lease_expires_at <= v_now)
      ORDER BY w.id
      LIMIT 1
        FOR UPDATE SKIP LOCKED)
  RETURNING n.*;
END $$;

GRANT SELECT, INSERT, UPDATE ON users, chats TO app;
GRANT SELECT, INSERT, UPDATE, DELETE ON news TO app;
