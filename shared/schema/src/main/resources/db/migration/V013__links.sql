-- Whose account at a forge is whose, and what people do there through us.

-- One account a user and forge. What lets us in is sealed for this user, provider and instance; it does not open in
-- another row.
CREATE TABLE links (
  id             uuid         PRIMARY KEY,
  user_id        bigint       NOT NULL REFERENCES users ON UPDATE CASCADE,
  provider       text         NOT NULL CHECK (provider IN ('gitlab', 'github')),
  instance       text         NOT NULL CHECK (instance <> ''),
  remote_id      bigint       NOT NULL,                 -- the forge's number for the account: names change hands
  username       varchar(255) NOT NULL CHECK (username <> ''),
  kind           text         NOT NULL CHECK (kind IN ('oauth', 'personal')),
  scopes         text[]       NOT NULL,
  tokens_sealed  bytea,                                 -- null: the user has to sign in again
  expires_at     timestamptz,                           -- of the access token; null: nobody knows, or never
  version        int          NOT NULL DEFAULT 1,       -- counts the tokens
  renewing_until timestamptz,                           -- somebody asks for new ones right now
  end_told       int,                                   -- the version whose coming end the user was told of
  created_at     timestamptz  NOT NULL DEFAULT clock_timestamp(),
  updated_at     timestamptz  NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (user_id, provider, instance)
);

CREATE INDEX links_of_account ON links (provider, instance, remote_id);
CREATE INDEX links_of_username ON links (provider, instance, lower(username));

-- Hooks are looked after with the token of who had them made.
ALTER TABLE hooks
  ADD COLUMN looked_at timestamptz,                     -- when somebody looked after it last
  ADD COLUMN trouble   text,                            -- what is wrong with it, as its owner was told
  ADD COLUMN secret_mark text;                          -- tells whether the forge has the secret of today's master

-- One worker at a time makes, changes and removes the hook of a project. One that died holds nobody up for long.
CREATE TABLE hook_turns (
  project  text        PRIMARY KEY,                     -- forge, instance and the project's number there
  taken_by uuid        NOT NULL,
  ends_at  timestamptz NOT NULL
);

-- What a chat hears of a project hangs on the right of who subscribed it.
ALTER TABLE subscriptions
  ADD COLUMN right_seen_at timestamptz;                 -- when somebody last looked whether it is still there

CREATE INDEX hooks_of_project ON hooks (provider, instance, lower(project_path));

-- Browsers on their way to a forge and back. Of what the browser knows only the hash is here.
CREATE TABLE oauth_states (
  state_sha256    bytea       PRIMARY KEY,
  cookie_sha256   bytea       NOT NULL,
  login_sha256    bytea       NOT NULL UNIQUE,          -- Telegram's word for who it is counts once
  user_id         bigint      NOT NULL REFERENCES users ON UPDATE CASCADE,
  provider        text        NOT NULL CHECK (provider IN ('gitlab', 'github')),
  instance        text        NOT NULL,
  verifier_sealed bytea       NOT NULL,
  expires_at      timestamptz NOT NULL,
  agreed_at       timestamptz,                          -- when somebody read whose Telegram account it is, and went on
  used_at         timestamptz
);

CREATE INDEX oauth_states_by_age ON oauth_states (expires_at);

-- What a button stands for. The id is all that Telegram carries, and it says nothing.
CREATE TABLE actions (
  id           text        PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_-]{22}$'),
  offer_sha256 bytea       NOT NULL,                    -- the same offer is the same button until it was used
  step         text        NOT NULL CHECK (step IN ('offer', 'confirm', 'cancel')),
  act          text        NOT NULL CHECK (act IN ('run', 'stop', 'retry', 'play', 'approve', 'merge', 'decline', 'mute')),
  confirms     text        REFERENCES actions ON DELETE CASCADE, -- the button this one asks about again
  card         varchar(255) NOT NULL,                   -- the message it hangs on
  chat_id      bigint      NOT NULL REFERENCES chats ON UPDATE CASCADE,
  thread       integer,
  provider     text        NOT NULL CHECK (provider IN ('gitlab', 'github')),
  instance     text        NOT NULL,
  project      text        NOT NULL,
  number       text        NOT NULL,
  sha          text        NOT NULL,
  allowed_user bigint      REFERENCES users ON UPDATE CASCADE, -- null: whoever may do it at the forge
  expires_at   timestamptz NOT NULL,
  used_at      timestamptz,
  used_by      uuid,                                    -- the event that uses it: that one alone may go on after a crash
  created_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE UNIQUE INDEX actions_offered ON actions (offer_sha256) WHERE used_at IS NULL;
CREATE INDEX actions_of_question ON actions (confirms) WHERE confirms IS NOT NULL;
CREATE INDEX actions_by_age ON actions (created_at);

-- What was done or tried, by whom. One row an event: a repeated one finds its own.
CREATE TABLE acts (
  event_id   uuid        PRIMARY KEY,
  action_id  text        REFERENCES actions ON DELETE SET NULL,
  user_id    bigint      NOT NULL REFERENCES users ON UPDATE CASCADE,
  act        text        NOT NULL,
  provider   text        NOT NULL,
  instance   text        NOT NULL,
  project    text        NOT NULL,
  number     text        NOT NULL,
  sha        text        NOT NULL,
  username   text        NOT NULL,                      -- at the forge
  outcome    text,                                      -- null: nobody knows yet
  detail     text        NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  settled_at timestamptz,
  CONSTRAINT settled_or_not CHECK ((outcome IS NULL) = (settled_at IS NULL))
);

CREATE INDEX acts_of_user ON acts (user_id, created_at);
CREATE INDEX acts_by_age ON acts (created_at);
CREATE INDEX acts_of_thing ON acts (provider, instance, project, number);

-- One worker renews; who comes meanwhile waits for its result. A worker that died holds nobody up for long.
CREATE FUNCTION claim_renewal(p_link uuid, p_version int, p_lease interval) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE links
     SET renewing_until = clock_timestamp() + p_lease
   WHERE id = p_link AND version = p_version AND tokens_sealed IS NOT NULL
     AND (renewing_until IS NULL OR renewing_until <= clock_timestamp());
  RETURN FOUND;
END $$;

-- Takes a button for one event and writes down who does what, both or neither. Answers 'taken'; 'again' for an event
-- that has taken it before; 'used' by another; 'late'; 'often' when this user has done p_most acts in p_window.
CREATE FUNCTION take_action(p_action text, p_event uuid, p_user bigint, p_username text, p_most int, p_window interval)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_now    timestamptz := clock_timestamp();
  v_action actions;
BEGIN
  -- The acts of one user follow each other, or two at once would both be the tenth.
  PERFORM pg_advisory_xact_lock(hashtextextended('acts of ' || p_user, 0));
  IF EXISTS (SELECT FROM acts WHERE event_id = p_event) THEN
    RETURN 'again';
  END IF;
  SELECT * INTO v_action FROM actions WHERE id = p_action FOR UPDATE;
  IF NOT FOUND OR v_action.expires_at <= v_now THEN
    RETURN 'late';
  ELSIF v_action.used_at IS NOT NULL THEN
    RETURN 'used';
  ELSIF (SELECT count(*) FROM acts WHERE user_id = p_user AND created_at > v_now - p_window) >= p_most THEN
    RETURN 'often';
  END IF;
  -- With the answer to a question goes the button that was asked about.
  UPDATE actions SET used_at = v_now, used_by = p_event WHERE id = v_action.confirms AND used_at IS NULL;
  IF v_action.confirms IS NOT NULL AND NOT FOUND THEN
    RETURN 'used';
  END IF;
  UPDATE actions SET used_at = v_now, used_by = p_event WHERE id = p_action;
  INSERT INTO acts (event_id, action_id, user_id, act, provider, instance, project, number, sha, username)
  VALUES (p_event, p_action, p_user, v_action.act, v_action.provider, v_action.instance, v_action.project,
          v_action.number, v_action.sha, p_username);
  RETURN 'taken';
END $$;

-- What became of it. A button that changed nothing may be pressed again, by somebody who may.
CREATE FUNCTION settle_act(p_event uuid, p_outcome text, p_detail text, p_gives_back boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE acts
     SET outcome = p_outcome, detail = p_detail, settled_at = clock_timestamp()
   WHERE event_id = p_event AND outcome IS NULL;
  IF FOUND AND p_gives_back THEN
    UPDATE actions a
       SET used_at = NULL, used_by = NULL
     WHERE a.used_by = p_event AND a.step = 'offer'
       AND NOT EXISTS (SELECT FROM actions o WHERE o.offer_sha256 = a.offer_sha256 AND o.used_at IS NULL);
  END IF;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON links, hook_turns, oauth_states, actions, acts TO app;
