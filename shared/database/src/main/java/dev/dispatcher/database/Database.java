package dev.dispatcher.database;

import dev.dispatcher.platform.lambda.Rehearsable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Statements as written, each committed by itself unless a transaction is open on this thread.
@Singleton
public final class Database implements Rehearsable {

    private final DataSource connections;
    private final ThreadLocal<@Nullable Transaction> transaction = new ThreadLocal<>();

    public Database(DataSource connections) {
        this.connections = connections;
    }

    public <T> List<T> list(String sql, Row.Reader<T> reader, @Nullable Object... values) {
        return run(sql, values, statement -> {
            var rows = new ArrayList<T>();
            try (var result = statement.executeQuery()) {
                var row = new Row(result);
                while (result.next()) rows.add(reader.read(row));
            }
            return rows;
        });
    }

    public <T> Optional<T> one(String sql, Row.Reader<T> reader, @Nullable Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    /// How many rows the statement changed.
    public int update(String sql, @Nullable Object... values) {
        return run(sql, values, PreparedStatement::executeUpdate);
    }

    /// All of it or none. Joins a transaction that is already open on this thread.
    /// Nobody calls somebody else's server in here: the connection and its locks would wait with us.
    public <T> T inTransaction(Supplier<T> work) {
        if (transaction.get() != null) return work.get();
        var after = new ArrayList<Runnable>();
        var made = committed(work, after);
        after.forEach(Runnable::run);
        return made;
    }

    /// Runs once the open transaction is committed; at once when none is open; never when it is undone.
    public void afterCommit(Runnable work) {
        var open = transaction.get();
        if (open == null) work.run();
        else open.after.add(work);
    }

    /// In one transaction that is undone. What was to follow a commit runs in it too, and is undone as well.
    @Override
    public void rehearse(Runnable work) {
        var after = new ArrayList<Runnable>();
        try (var connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            transaction.set(new Transaction(connection, after));
            try {
                work.run();
                List.copyOf(after).forEach(Runnable::run);
            } finally {
                transaction.remove();
                connection.rollback();
            }
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    private <T> T committed(Supplier<T> work, List<Runnable> after) {
        try (var connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            transaction.set(new Transaction(connection, after));
            try {
                var made = work.get();
                connection.commit();
                return made;
            } catch (Throwable failure) {
                undo(connection, failure);
                throw failure;
            } finally {
                transaction.remove();
            }
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    private static void undo(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }

    private <T> T run(String sql, @Nullable Object[] values, Execution<T> execution) {
        var open = transaction.get();
        try {
            if (open != null) return execute(open.connection, sql, values, execution);
            try (var connection = connections.getConnection()) {
                return execute(connection, sql, values, execution);
            }
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    private static <T> T execute(Connection connection, String sql, @Nullable Object[] values, Execution<T> execution)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) Values.bind(statement, i + 1, values[i]);
            return execution.on(statement);
        }
    }

    /// What is open on a thread. Not a record: it is no data.
    private static final class Transaction {

        private final Connection connection;
        private final List<Runnable> after;

        Transaction(Connection connection, List<Runnable> after) {
            this.connection = connection;
            this.after = after;
        }
    }

    private interface Execution<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
