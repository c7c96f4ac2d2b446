package dev.dispatcher.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the output of a script costs the database's log: chunks through `script_append`, beside one text that grows
/// with `output || chunk`, which is rewritten for every piece.
final class Outputs {

    private static final int PIECE = 1024;
    private static final int LARGE_PIECE = 64 * 1024;
    private static final double LOG_MAX = 3;

    /// The rewriting grows with the square: a quarter of the size says enough.
    private static final int REWRITTEN_SHARE = 4;

    private final Postgres postgres;

    Outputs(Postgres postgres) {
        this.postgres = postgres;
    }

    /// One piece more.
    private interface Piece {
        void write(int number) throws SQLException;
    }

    void print(Sizes sizes, PrintStream out) {
        int bytes = sizes.outputKib() * 1024;
        var table = new Table(
                "(7) output of random bytes in the database's log",
                "how",
                "output KiB",
                "log KiB",
                "ms",
                "log ÷ output",
                "aim");
        try (var connection = postgres.connections().getConnection()) {
            row(table, "chunks of 1 KiB", bytes, Aim.atMost(LOG_MAX), chunks(connection, PIECE), PIECE);
            row(table, "chunks of 64 KiB", bytes, Aim.atMost(LOG_MAX), chunks(connection, LARGE_PIECE), LARGE_PIECE);
            row(table, "output || 1 KiB", bytes / REWRITTEN_SHARE, null, rewritten(connection), PIECE);
            postgres.execute("DELETE FROM processes");
            postgres.execute("DROP TABLE rewritten");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        table.print(out);
    }

    private void row(Table table, String how, int bytes, @Nullable Aim aim, Piece piece, int size) throws SQLException {
        postgres.settle();
        var before = postgres.ask("SELECT pg_current_wal_insert_lsn()");
        long begun = System.nanoTime();
        for (int number = 0; number < Math.max(1, bytes / size); number++) piece.write(number);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        long log = Long.parseLong(
                postgres.ask("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '%s')::bigint".formatted(before)));
        double ratio = (double) log / bytes;
        table.row(
                how,
                "%,d".formatted(bytes / 1024),
                "%,d".formatted(log / 1024),
                "%,d".formatted(took.toMillis()),
                "%.1f".formatted(ratio),
                aim == null ? "" : aim.judge(ratio));
    }

    private Piece chunks(Connection connection, int size) throws SQLException {
        var process = UUID.randomUUID();
        postgres.execute("INSERT INTO processes (id, script, status, wake_at) VALUES ('%s', '', 'starting', now())"
                .formatted(process));
        postgres.ask("SELECT outcome FROM script_claim('%s', sha256(''))".formatted(process));
        var append = connection.prepareStatement("SELECT * FROM script_append(?, sha256(''), ?, 1::smallint, ?, ?)");
        var random = new Random(size);
        var body = new byte[size];
        return number -> {
            random.nextBytes(body);
            append.setObject(1, process);
            append.setLong(2, number);
            append.setLong(3, (long) number * size);
            append.setBytes(4, body);
            execute(append);
        };
    }

    private Piece rewritten(Connection connection) throws SQLException {
        postgres.execute("CREATE TABLE rewritten (output text NOT NULL)");
        postgres.execute("INSERT INTO rewritten VALUES ('')");
        var append = connection.prepareStatement("UPDATE rewritten SET output = output || ?");
        var random = new Random(1);
        return _ -> {
            append.setString(1, letters(random));
            append.execute();
        };
    }

    private static void execute(PreparedStatement append) throws SQLException {
        try (var row = append.executeQuery()) {
            row.next();
            if (!row.getString("outcome").equals("stored")) throw new IllegalStateException(row.getString("outcome"));
        }
    }

    /// Six bits to a byte, so that there is little to compress.
    private static String letters(Random random) {
        return random.ints(PIECE, ' ', ' ' + 64)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
