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
