-- The owner migrates, `app` works. In the cloud `app` has no password: it signs in with IAM.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'app') THEN
    CREATE ROLE app LOGIN;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'rds_iam') THEN
    GRANT rds_iam TO app;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL; -- roles belong to the cluster: another database was quicker
END $$;

-- A forgotten transaction holds vacuum back for the whole table.
DO $$
BEGIN
  ALTER ROLE app SET idle_in_transaction_session_timeout = '10s';
  ALTER ROLE app SET statement_timeout = '25s';
EXCEPTION
  WHEN internal_error OR object_not_in_prerequisite_state THEN NULL; -- the same statement ran beside us
END $$;

GRANT USAGE ON SCHEMA public TO app;
GRANT SELECT ON flyway_schema_history TO app; -- the health check tells the version
