package dev.dispatcher.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What a claim reads while a forgotten transaction keeps every dead row version of many lives in the table.
final class Buffers {

    private static final int BATCH = 10;
    private static final double AIM = 6;
    private static final int STATEMENT_LENGTH_MAX = 110;

    private static final Pattern QUERY = Pattern.compile("Query Text: (.*?)\n(?=\\S.*\\(cost=)", Pattern.DOTALL);
    private static final Pattern SHARED = Pattern.compile("Buffers: shared([^\n]*)");
    private static final Pattern PAGES = Pattern.compile("(?:hit|read)=(\\d+)");

    /// Postgres tells the plan of every statement, those inside our functions too, as a notice.
    private static final String TELL = """
            LOAD 'auto_explain';
            SET auto_explain.log_min_duration = 0;
            SET auto_explain.log_analyze = on;
            SET auto_explain.log_buffers = on;
            SET auto_explain.log_nested_statements = on;
            SET auto_explain.log_level = notice;
            """;

    private static final String HEAD_OF_QUEUE = """
            SELECT id FROM events WHERE status = 'queued' ORDER BY id LIMIT 10 FOR UPDATE SKIP LOCKED""";

    private final Postgres postgres;
    private final SqlLife lives;
    private final Worker worker;

    Buffers(Postgres postgres, SqlLife lives, Worker worker) {
        this.postgres = postgres;
        this.lives = lives;
        this.worker = worker;
    }

    private record Read(String statement, int pages) {}

    void print(Sizes sizes, PrintStream out) {
        postgres.execute("TRUNCATE events CASCADE");
        try (var forgotten = postgres.superuser();
                var reader = postgres.superuser()) {
            hold(forgotten);
            lives.run(sizes.lives());
            var ids = worker
                    .intake()
                    .acceptAll(IntStream.range(0, BATCH).mapToObj(Worker::event).toList())
                    .stream()
                    .map(event -> event.id().toString())
                    .toList();
            print(reads(reader, "{" + String.join(",", ids) + "}"), sizes, out);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        postgres.execute("TRUNCATE events CASCADE");
    }

    private static void hold(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT count(*) FROM events");
        }
    }

    private List<Read> reads(Connection reader, String ids) throws SQLException {
        try (var statement = reader.createStatement()) {
            // Once before, so that what a session looks up only once is not counted.
            statement.execute("SELECT * FROM claim_events('{}', 1, false, interval '1 s'), complete_events('{}', 1)");
            statement.execute(TELL);
            statement.execute("BEGIN");
            var reads = new ArrayList<Read>();
            statement.execute(HEAD_OF_QUEUE);
            reads.add(told(statement).getFirst());
            statement.execute("SELECT * FROM claim_events('%s'::uuid[], 1, false, interval '%s')"
                    .formatted(ids, worker.config().lease()));
            reads.addAll(told(statement));
            statement.execute("SELECT * FROM complete_events('%s'::uuid[], 1)".formatted(ids));
            reads.addAll(told(statement));
            statement.execute("ROLLBACK");
            return reads;
        }
    }

    /// In the order in which they ended: what a function does comes before its own call.
    private static List<Read> told(Statement statement) throws SQLException {
        var reads = new ArrayList<Read>();
        for (var warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            var plan = String.valueOf(warning.getMessage());
            var query = QUERY.matcher(plan);
            if (!query.find()) continue;
            reads.add(new Read(query.group(1).replaceAll("\\s+", " ").strip(), pages(plan)));
        }
        statement.clearWarnings();
        return reads;
    }

    /// The top of a plan counts what is below it as well.
    private static int pages(String plan) {
        var shared = SHARED.matcher(plan);
        if (!shared.find()) return 0;
        return PAGES.matcher(shared.group(1))
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }

    private static void print(List<Read> reads, Sizes sizes, PrintStream out) {
        var table = new Table(
                "(3) pages read for %d events, after %,d lives under a transaction that holds vacuum back"
                        .formatted(BATCH, sizes.lives()),
                "statement",
                "pages",
                "an event",
                "aim");
        for (var read : reads) {
            double each = (double) read.pages() / BATCH;
            boolean isLock = read.statement().contains("ANY (p_ids) ORDER BY");
            table.row(
                    shortened(read.statement()),
                    String.valueOf(read.pages()),
                    "%.1f".formatted(each),
                    isLock ? Aim.atMost(AIM).judge(each) : "");
        }
        table.print(out);
    }

    private static String shortened(String statement) {
        var text = statement.replaceAll("'\\{[^}]*\\}'", "'{…}'");
        return text.length() <= STATEMENT_LENGTH_MAX ? text : text.substring(0, STATEMENT_LENGTH_MAX - 1) + "…";
    }
}
