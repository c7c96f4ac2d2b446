package dev.dispatcher.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How our values travel to Postgres.
final class Values {

    private Values() {}

    static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case Instant time -> statement.setObject(index, OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
            case Duration duration -> statement.setString(index, duration.toString());
            case Enum<?> word -> statement.setString(index, word.name().toLowerCase(java.util.Locale.ROOT));
            case Collection<?> many -> statement.setArray(index, array(statement, many));
            default -> statement.setObject(index, value);
        }
    }

    private static java.sql.Array array(PreparedStatement statement, Collection<?> many) throws SQLException {
        boolean ids = !many.isEmpty() && many.iterator().next() instanceof UUID;
        return statement.getConnection().createArrayOf(ids ? "uuid" : "text", many.toArray());
    }
}
