-- Who may call the API. The secret itself is nowhere: only its SHA-256, and it has 256 random bits.
CREATE TABLE api_tokens (
  id            uuid        PRIMARY KEY,
  name          varchar(100) NOT NULL,
  secret_sha256 bytea       NOT NULL UNIQUE,
  scopes        text[]      NOT NULL CHECK (scopes <@ '{read,events,orders,scripts,stands,admin}'::text[]),
  created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at    timestamptz,
  last_used_at  timestamptz,
  revoked_at    timestamptz
);

GRANT SELECT, INSERT, UPDATE ON api_tokens TO app;
