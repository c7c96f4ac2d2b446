-- Who hears of what happens at a forge, and what was said of it so far.

-- A card may answer another one.
ALTER TABLE cards ADD COLUMN replies_to varchar(255);

-- The hooks through which forges tell us. The secret of one is derived from its id and stored nowhere.
CREATE TABLE hooks (
  id           text        PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'), -- as it stands in the URL
  provider     text        NOT NULL CHECK (provider IN ('gitlab', 'github')),
  instance     text        NOT NULL CHECK (instance <> ''),     -- whose accounts and projects are meant
  project_id   bigint,                                          -- the forge's number for the project
  project_path text        NOT NULL CHECK (project_path <> ''), -- of a project or a group; '*': of all there are
  remote_id    bigint,                                          -- the forge's number for the hook, unless made by hand
  created_by   bigint      REFERENCES users ON UPDATE CASCADE,
  live_at      timestamptz,                                     -- when it was first heard
  created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What a chat, or one topic of it, wants to hear of a project. A private chat has the id of its user.
CREATE TABLE subscriptions (
  id              uuid        PRIMARY KEY,
  chat_id         bigint      NOT NULL REFERENCES chats ON UPDATE CASCADE,
  thread          integer,
  provider        text        NOT NULL CHECK (provider IN ('gitlab', 'github')),
  instance        text        NOT NULL CHECK (instance <> ''),
  project_id      bigint,
  project_path    text        NOT NULL CHECK (project_path <> ''),
  events          text[]      NOT NULL CHECK (events <@ '{pipelines,merge_requests,comments,wiki,docs,deployments,
                    releases,pushes,tags,tokens,issues,checks,milestones,feature_flags,vulnerabilities,emoji,
                    confidential}'::text[]),
  filters         jsonb       NOT NULL CHECK (jsonb_typeof(filters) = 'object'),
  active          boolean     NOT NULL DEFAULT true,
  disabled_reason text,
  muted_until     timestamptz,
  created_by      bigint      REFERENCES users ON UPDATE CASCADE,
  created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT says_why CHECK (active = (disabled_reason IS NULL))
);

-- Once a project and place; forges do not tell upper from lower case.
CREATE UNIQUE INDEX subscriptions_once ON subscriptions (provider, instance, lower(project_path), chat_id, thread)
  NULLS NOT DISTINCT;
CREATE INDEX subscriptions_of_number ON subscriptions (provider, instance, project_id) WHERE project_id IS NOT NULL;
CREATE INDEX subscriptions_of_chat ON subscriptions (chat_id);

-- What is told of more than once, in the newest state that anybody has reported.
CREATE TABLE followed (
  id         uuid        PRIMARY KEY,
  provider   text        NOT NULL,
  instance   text        NOT NULL,
  project    text        NOT NULL,                  -- its number where that is known, else its path
  kind       text        NOT NULL CHECK (kind IN
               ('pipeline', 'merge_request', 'issue', 'commit', 'snippet', 'wiki', 'remarks')),
  number     text        NOT NULL,
  state      jsonb,                                 -- null: only comments were heard of so far
  line       text,                                  -- of a pipeline: what it follows another one of
  outcome    text        CHECK (outcome IN ('success', 'failed')), -- its last end
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (provider, instance, project, kind, number)
);

CREATE INDEX followed_in_line ON followed (provider, instance, project, line, (number::bigint))
  WHERE kind = 'pipeline' AND line IS NOT NULL AND outcome IS NOT NULL;
CREATE INDEX followed_by_age ON followed (updated_at);

-- Where there is a card of it. The id names the card, so a chat may change its own.
CREATE TABLE showings (
  id          uuid        PRIMARY KEY,
  followed_id uuid        NOT NULL REFERENCES followed ON DELETE CASCADE,
  chat_id     bigint      NOT NULL REFERENCES chats ON UPDATE CASCADE,
  thread      integer,
  muted_until timestamptz,
  created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE NULLS NOT DISTINCT (followed_id, chat_id, thread)
);

-- Comments that were told. Those of one person that come together share a batch, which is one message.
CREATE TABLE remarks (
  followed_id uuid        NOT NULL REFERENCES followed ON DELETE CASCADE,
  anchor      text        NOT NULL,                 -- the forge's name for the comment
  batch       uuid        NOT NULL,
  author      text        NOT NULL,
  place       text        NOT NULL,                 -- the line of code it belongs to, or nothing
  url         text        NOT NULL,
  text        text        NOT NULL,
  edited      boolean     NOT NULL DEFAULT false,
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (followed_id, anchor)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON hooks, subscriptions, followed, showings, remarks TO app;
