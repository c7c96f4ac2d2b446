-- The outbox: what is told through Telegram, in the order of its rows, and the messages that are kept up to date.

-- One sender a chat, so that what is said there keeps its order.
ALTER TABLE chats
  ADD COLUMN moved_to         bigint REFERENCES chats ON UPDATE CASCADE, -- a group that became a supergroup
  ADD COLUMN language         text CHECK (language IN ('ru', 'en')), -- what a group was told to speak
  ADD COLUMN leased_to        uuid,
  ADD COLUMN lease_expires_at timestamptz,
  ADD CONSTRAINT leased_or_not CHECK ((leased_to IS NULL) = (lease_expires_at IS NULL)),
  ADD CONSTRAINT moved_is_closed CHECK (moved_to IS NULL OR disabled_reason IS NOT NULL);

-- A message that is kept up to date. The newest content wins; whoever sends shows what is newest then.
CREATE TABLE cards (
  key        varchar(255) PRIMARY KEY,
  chat_id    bigint       NOT NULL REFERENCES chats ON UPDATE CASCADE,
  thread     integer,
  message_id integer,                          -- null: the message is still to be made
  html       text         NOT NULL,
  keyboard   jsonb        NOT NULL CHECK (jsonb_typeof(keyboard) = 'array'),
  silent     boolean      NOT NULL,
  content    text         NOT NULL GENERATED ALWAYS AS (md5(html || ' ' || keyboard::text)) STORED,
  shown      text,                             -- the content its message has; null: nobody knows
  created_at timestamptz  NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz  NOT NULL DEFAULT clock_timestamp()
);

CREATE UNIQUE INDEX cards_by_message ON cards (chat_id, message_id) WHERE message_id IS NOT NULL;

-- For the cleanup; nothing that changes is in it.
CREATE INDEX cards_by_age ON cards (created_at);

ALTER TABLE news
  ADD COLUMN thread     integer,
  ADD COLUMN format     text     NOT NULL DEFAULT 'plain' CHECK (format IN ('plain', 'html', 'card')),
  ADD COLUMN card       varchar(255),                -- the card it shows, or the card it replies to
  ADD COLUMN keyboard   jsonb    NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(keyboard) = 'array'),
  ADD COLUMN silent     boolean  NOT NULL DEFAULT false,
  ADD COLUMN message_id integer,                     -- what became of it
  ADD COLUMN nudges     smallint NOT NULL DEFAULT 0, -- how often the notifier was told of it again
  ADD COLUMN error      text,
  ADD CONSTRAINT card_has_a_key CHECK (format <> 'card' OR (card IS NOT NULL AND channel = 'telegram'));

-- What a chat is still to be told, in its order.
CREATE INDEX news_to_send ON news (chat_id, id) WHERE channel = 'telegram' AND state = 'waiting';

-- Whatever somebody has to look at again. Only the sweeper changes it while a row waits.
CREATE INDEX news_to_wake ON news (wake_at) WHERE wake_at IS NOT NULL;

-- A card waits once, however often it changes meanwhile.
CREATE UNIQUE INDEX news_of_card ON news (card) WHERE format = 'card' AND state = 'waiting';

-- The chat in which Telegram reaches a user, or a chat under an id it used to have: null where the bot may not write.
CREATE OR REPLACE FUNCTION chat_of(p_user bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT living.id
    FROM chats known
    JOIN chats living ON living.id = coalesce(known.moved_to, known.id)
   WHERE known.id = p_user AND living.disabled_reason IS NULL
$$;

-- How long a row waits for its nudge to work until somebody looks at it again.
CREATE FUNCTION news_patience() RETURNS interval LANGUAGE sql IMMUTABLE AS $$ SELECT interval '30 seconds' $$;

-- Remembers what a card is to show. Answers the chat to be told of, or null when nothing new has to be sent: it shows
-- that already, it waits already, or the bot may not write there. The card's row is locked until the end of the
-- transaction, so a sender's card_sent comes before all of this or after it.
CREATE FUNCTION show_card(p_news uuid, p_key text, p_chat bigint, p_thread integer, p_html text, p_keyboard jsonb,
                          p_silent boolean)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_card cards;
BEGIN
  INSERT INTO cards AS c (key, chat_id, thread, html, keyboard, silent)
  SELECT p_key, chat_of(p_chat), p_thread, p_html, p_keyboard, p_silent
   WHERE chat_of(p_chat) IS NOT NULL
      ON CONFLICT (key) DO UPDATE
     SET html = excluded.html, keyboard = excluded.keyboard, updated_at = clock_timestamp()
  RETURNING c.* INTO v_card;
  IF NOT FOUND OR v_card.content = v_card.shown THEN
    RETURN NULL;
  END IF;
  INSERT INTO news (id, key, chat_id, thread, channel, wake_at, kind, platform, format, text, card, silent)
  VALUES (p_news, 'card/' || p_news, v_card.chat_id, v_card.thread, 'telegram', clock_timestamp() + news_patience(),
          'card', 'dispatcher', 'card', p_html, p_key, v_card.silent)
      ON CONFLICT (card) WHERE format = 'card' AND state = 'waiting' DO NOTHING;
  RETURN CASE WHEN FOUND THEN v_card.chat_id END;
END $$;

-- A message that is there already is this card from now on, and nobody knows what it shows.
CREATE FUNCTION adopt_message(p_key text, p_chat bigint, p_thread integer, p_message integer) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE cards SET message_id = NULL, shown = NULL WHERE chat_id = p_chat AND message_id = p_message AND key <> p_key;
  INSERT INTO cards AS c (key, chat_id, thread, message_id, html, keyboard, silent)
  SELECT p_key, p_chat, p_thread, p_message, '', '[]', true
   WHERE EXISTS (SELECT FROM chats WHERE id = p_chat)
      ON CONFLICT (key) DO UPDATE
     SET chat_id = p_chat, thread = p_thread, message_id = p_message,
         shown = CASE WHEN c.chat_id = p_chat AND c.message_id = p_message THEN c.shown END,
         updated_at = clock_timestamp();
END $$;

-- What a card's message shows now. A card that has changed meanwhile goes on waiting.
CREATE FUNCTION card_sent(p_news uuid, p_key text, p_message integer, p_content text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  v_newest text;
BEGIN
  UPDATE cards SET message_id = p_message, shown = p_content WHERE key = p_key RETURNING content INTO v_newest;
  UPDATE news
     SET state = 'sent', sent_at = clock_timestamp(), updated_at = clock_timestamp(), wake_at = NULL,
         message_id = p_message
   WHERE id = p_news AND state = 'waiting' AND p_content IS NOT DISTINCT FROM coalesce(v_newest, p_content);
END $$;

-- Nobody may write there any more: what still waits has failed. It is not told elsewhere, for a channel never changes.
CREATE FUNCTION disable_chat(p_chat bigint, p_reason text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE chats
     SET disabled_reason = coalesce(disabled_reason, p_reason), leased_to = NULL, lease_expires_at = NULL,
         paused_until = NULL, updated_at = clock_timestamp()
   WHERE id = p_chat;
  UPDATE news
     SET state = 'failed', error = p_reason, wake_at = NULL, updated_at = clock_timestamp()
   WHERE chat_id = p_chat AND channel = 'telegram' AND state = 'waiting';
END $$;

-- A group lives on under another id, and whatever refers to it goes along. The old row stays: somebody may be writing
-- to it right now. Messages have other numbers there, so cards make new ones. Where only one row may be and the new
-- chat has it already, that one stays: it is what somebody has said since.
CREATE FUNCTION move_chat(p_from bigint, p_to bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_child record;
  v_row   tid;
BEGIN
  INSERT INTO chats (id, kind, title)
  SELECT p_to, 'supergroup', title FROM chats WHERE id = p_from
      ON CONFLICT (id) DO NOTHING;
  UPDATE chats
     SET moved_to = p_to, disabled_reason = 'it is a supergroup now: ' || p_to, leased_to = NULL,
         lease_expires_at = NULL, paused_until = NULL, updated_at = clock_timestamp()
   WHERE id = p_from;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  UPDATE chats AS heir
     SET language = coalesce(heir.language, known.language)
    FROM chats AS known
   WHERE heir.id = p_to AND known.id = p_from;
  UPDATE cards SET message_id = NULL, shown = NULL, thread = NULL WHERE chat_id = p_from;
  UPDATE news SET thread = NULL WHERE chat_id = p_from AND channel = 'telegram' AND state = 'waiting';
  FOR v_child IN
    SELECT c.conrelid::regclass AS relation, a.attname AS field
      FROM pg_constraint c
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND c.confrelid = 'chats'::regclass AND c.conrelid <> 'chats'::regclass
  LOOP
    BEGIN
      EXECUTE format('UPDATE %s SET %I = $1 WHERE %I = $2', v_child.relation, v_child.field, v_child.field)
        USING p_to, p_from;
    EXCEPTION WHEN unique_violation THEN
      FOR v_row IN EXECUTE format('SELECT ctid FROM %s WHERE %I = $1', v_child.relation, v_child.field) USING p_from
      LOOP
        BEGIN
          EXECUTE format('UPDATE %s SET %I = $1 WHERE ctid = $2', v_child.relation, v_child.field)
            USING p_to, v_row;
        EXCEPTION WHEN unique_violation THEN
          EXECUTE format('DELETE FROM %s WHERE ctid = $1', v_child.relation) USING v_row;
        END;
      END LOOP;
    END;
  END LOOP;
END $$;

-- What has waited too long, one row a chat: whoever is told of a chat sends all that waits there. Each is looked at
-- again later and later, so that a chat that has to wait for hours is not told of every few seconds.
CREATE FUNCTION sweep_news(p_limit int) RETURNS TABLE (id uuid, chat_id bigint, nudges smallint, swept bigint)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := clock_timestamp();
  v_due uuid[];
BEGIN
  v_due := ARRAY(
    SELECT n.id FROM news n WHERE n.wake_at <= v_now ORDER BY n.wake_at LIMIT p_limit FOR UPDATE SKIP LOCKED);
  RETURN QUERY
  WITH swept AS (
    UPDATE news n
       SET wake_at = v_now + news_patience() * power(2, least(n.nudges, 5))::int, nudges = least(n.nudges + 1, 30000)
     WHERE n.id = ANY (v_due)
    RETURNING n.id, n.chat_id, n.nudges)
  SELECT DISTINCT ON (s.chat_id) s.id, s.chat_id, s.nudges, cardinality(v_due)::bigint
    FROM swept s
   ORDER BY s.chat_id, s.id;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON cards TO app;
