package dev.dispatcher.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The current row of a result, read by column name. Trouble on the way is a `SqlFailure`, as everywhere.
public final class Row {

    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    /// Makes a value of a row.
    @FunctionalInterface
    public interface Reader<T> {
        T read(Row row);
    }

    public UUID uuid(String column) {
        return read(() -> result.getObject(column, UUID.class));
    }

    public @Nullable UUID uuidOrNull(String column) {
        return read(() -> result.getObject(column, UUID.class));
    }

    public String text(String column) {
        return read(() -> result.getString(column));
    }

    public @Nullable String textOrNull(String column) {
        return read(() -> result.getString(column));
    }

    public int number(String column) {
        return read(() -> result.getInt(column));
    }

    public @Nullable Integer numberOrNull(String column) {
        return read(() -> result.getObject(column, Integer.class));
    }

    public long big(String column) {
        return read(() -> result.getLong(column));
    }

    public boolean flag(String column) {
        return read(() -> result.getBoolean(column));
    }

    public byte[] bytes(String column) {
        return read(() -> result.getBytes(column));
    }

    public byte @Nullable [] bytesOrNull(String column) {
        return read(() -> result.getBytes(column));
    }

    public String[] texts(String column) {
        return read(() -> (String[]) result.getArray(column).getArray());
    }

    public Instant time(String column) {
        return read(() -> result.getObject(column, OffsetDateTime.class).toInstant());
    }

    public @Nullable Instant timeOrNull(String column) {
        OffsetDateTime time = read(() -> result.getObject(column, OffsetDateTime.class));
        return time == null ? null : time.toInstant();
    }

    private static <T extends @Nullable Object> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    private interface Reading<T extends @Nullable Object> {
        T read() throws SQLException;
    }
}
