-- The first answer to a POST that named a key, stored in the transaction of its effect.
CREATE TABLE idempotency_keys (
  token_id     uuid         NOT NULL,
  route        varchar(100) NOT NULL,
  key          varchar(255) NOT NULL,
  request_hash bytea        NOT NULL,
  status       smallint,                -- null only inside the transaction that is making the answer
  answer       text,
  created_at   timestamptz  NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (token_id, route, key)
);

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO app;
