-- An order is taken in once and never changes. `body` is its canonical JSON (RFC 8785), to the byte what `body_hash` is
-- the SHA-256 of; the columns beside it are what lists and people ask for.
CREATE TABLE orders (
  number       bigint      GENERATED ALWAYS AS IDENTITY, -- the order of every list; duplicates leave gaps
  amount       bigint,                                   -- as the sender counts it, in whole units
  accepted_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  date_created timestamptz NOT NULL,
  order_uid    text        PRIMARY KEY,                  -- the sender's; ours for a cart
  customer_id  text        NOT NULL,
  track_number text,
  currency     text,
  form         text        NOT NULL CHECK (form IN ('order', 'cart')),
  source       text        NOT NULL CHECK (source IN ('http', 'sqs', 'sns')),
  body_hash    bytea       NOT NULL,
  warnings     jsonb,                                    -- null: none
  body         text        NOT NULL
);

CREATE UNIQUE INDEX orders_by_number ON orders (number);
CREATE INDEX orders_by_customer ON orders (customer_id, number);

-- The lines of an order by their place in it, so that nothing can add them twice. A cart's have sku and qty, an
-- order's the rest.
CREATE TABLE order_items (
  order_uid    text     NOT NULL REFERENCES orders,
  line         smallint NOT NULL,
  qty          smallint,
  sale         smallint,
  status       bigint,
  chrt_id      bigint,
  nm_id        bigint,
  price        bigint,
  total_price  bigint,
  sku          text,
  track_number text,
  rid          text,
  name         text,
  size         text,
  brand        text,
  PRIMARY KEY (order_uid, line)
);

-- One delivery and one payment to an order: kept in its body alone, and read like tables.
CREATE VIEW order_deliveries AS
SELECT o.order_uid, d.*
  FROM orders o,
       LATERAL jsonb_to_record(o.body::jsonb -> 'delivery')
            AS d (name text, phone text, zip text, city text, address text, region text, email text)
 WHERE o.form = 'order';

CREATE VIEW order_payments AS
SELECT o.order_uid, p.*
  FROM orders o,
       LATERAL jsonb_to_record(o.body::jsonb -> 'payment')
            AS p (transaction text, request_id text, currency text, provider text, amount bigint, payment_dt bigint,
                  bank text, delivery_cost bigint, goods_total bigint, custom_fee bigint)
 WHERE o.form = 'order';

-- Messages that could not become orders, as they came, with every reason. A row stays `new` until its message became
-- an order after all (`replayed`) or a person gave it up (`discarded`).
CREATE TABLE order_quarantine (
  id          uuid        PRIMARY KEY,                   -- time-ordered
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  settled_at  timestamptz,
  replays     integer     NOT NULL DEFAULT 0,
  status      text        NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'replayed', 'discarded')),
  kind        text        NOT NULL CHECK (kind IN ('conflict', 'invalid', 'unparseable')),
  source      text        NOT NULL CHECK (source IN ('http', 'sqs', 'sns')),
  message     text        NOT NULL UNIQUE,               -- its id where it came from: a redelivery is kept once
  order_uid   text,
  outcome     text        CHECK (outcome IN ('accepted', 'duplicate')),
  settled_by  text,
  settled_why text,
  problems    jsonb       NOT NULL,
  raw         text        NOT NULL,
  CONSTRAINT nothing_vanishes CHECK (
    (status = 'new') = (settled_at IS NULL)
    AND (settled_at IS NULL) = (settled_by IS NULL)
    AND (status = 'replayed') = (outcome IS NOT NULL)
    AND (status = 'discarded') = (settled_why IS NOT NULL))
);

CREATE INDEX order_quarantine_open ON order_quarantine (kind, id) WHERE status = 'new';
CREATE INDEX order_quarantine_settled ON order_quarantine (settled_at) WHERE settled_at IS NOT NULL;

GRANT SELECT, INSERT ON orders, order_items TO app; -- never changed, never deleted
GRANT SELECT ON order_deliveries, order_payments TO app;
GRANT SELECT, INSERT, UPDATE, DELETE ON order_quarantine TO app;
