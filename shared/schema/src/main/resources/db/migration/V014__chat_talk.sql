-- What the bot remembers of its talks.

-- A menu that shows something which changes by itself, such as a stand. Its message is the card of this key.
CREATE TABLE menus (
  card       varchar(255) PRIMARY KEY,
  chat_id    bigint       NOT NULL REFERENCES chats ON UPDATE CASCADE,
  thread     integer,
  topic      varchar(100) NOT NULL CHECK (topic <> ''),
  user_id    bigint       NOT NULL REFERENCES users ON UPDATE CASCADE, -- who asked for it
  updated_at timestamptz  NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX menus_of_topic ON menus (topic);
CREATE INDEX menus_by_age ON menus (updated_at);

-- What somebody is choosing by buttons, one after the other: a button has no room for it.
CREATE TABLE drafts (
  id         uuid        PRIMARY KEY,
  chat_id    bigint      NOT NULL REFERENCES chats ON UPDATE CASCADE,
  user_id    bigint      NOT NULL REFERENCES users ON UPDATE CASCADE,
  kind       varchar(50) NOT NULL CHECK (kind <> ''),
  state      jsonb       NOT NULL CHECK (jsonb_typeof(state) = 'object'),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX drafts_by_age ON drafts (updated_at);

-- What the next plain words of somebody belong to: they are the rest of this line.
CREATE TABLE awaited_words (
  chat_id    bigint       NOT NULL REFERENCES chats ON UPDATE CASCADE,
  user_id    bigint       NOT NULL REFERENCES users ON UPDATE CASCADE,
  line       varchar(255) NOT NULL,
  expires_at timestamptz  NOT NULL,
  PRIMARY KEY (chat_id, user_id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON menus, drafts, awaited_words TO app;

-- How a chat wants to be told, by hours of the day in the zone of the deployment.
CREATE TABLE chat_hours (
  chat_id     bigint      PRIMARY KEY REFERENCES chats ON UPDATE CASCADE,
  quiet_from  smallint    CHECK (quiet_from BETWEEN 0 AND 23),  -- null: never quiet
  quiet_until smallint    CHECK (quiet_until BETWEEN 0 AND 23),
  held        boolean     NOT NULL DEFAULT false,               -- quiet: held back, not just without a sound
  digest_at   smallint    CHECK (digest_at BETWEEN 0 AND 23),   -- null: no digest
  digest_plan uuid,                                             -- the chain of events that is meant; older ones end
  digest_due  timestamptz,                                      -- when the next one goes; long past: its event is lost
  muted_until timestamptz,                                      -- what is meant for one person makes no sound until then
  release_due timestamptz,                                      -- when what is held back is told; null: not planned
  updated_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT from_and_until CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
  CONSTRAINT digest_is_planned CHECK (num_nulls(digest_at, digest_plan, digest_due) IN (0, 3))
);

-- What was held back in quiet hours, and is told at their end.
CREATE TABLE held_news (
  id         uuid         PRIMARY KEY, -- time-ordered
  key        varchar(255) NOT NULL UNIQUE,
  chat_id    bigint       NOT NULL REFERENCES chats ON UPDATE CASCADE,
  thread     integer,
  html       text         NOT NULL,
  created_at timestamptz  NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX held_news_of_chat ON held_news (chat_id, id);

GRANT SELECT, INSERT, UPDATE, DELETE ON chat_hours, held_news TO app;

-- What went wrong with a stand, in Russian as well; null where there is nothing but the words of somebody else.
ALTER TABLE stands ADD COLUMN error_ru text;
ALTER TABLE runs ADD COLUMN error_ru text;
