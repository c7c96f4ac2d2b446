package dev.dispatcher.people;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The connections of a process that dies at one step: a step is a moment before or after a statement or a commit.
public final class MortalConnections {

    private final DataSource real;
    private final int fatal;
    private final AtomicInteger steps = new AtomicInteger();

    public MortalConnections(DataSource real, int fatal) {
        this.real = real;
        this.fatal = fatal;
    }

    public boolean hasDied() {
        return steps.get() > fatal;
    }

    public DataSource dataSource() {
        return wrap(DataSource.class, (_, method, values) -> {
            var answer = call(real, method, values);
            return answer instanceof Connection connection ? mortal(connection) : answer;
        });
    }

    private Connection mortal(Connection connection) {
        return wrap(Connection.class, (_, method, values) -> switch (method.getName()) {
            case "prepareStatement" -> mortal((PreparedStatement) prepared(connection, method, values), connection);
            case "commit" -> lived(connection, connection, method, values);
            default -> call(connection, method, values);
        });
    }

    private PreparedStatement mortal(PreparedStatement statement, Connection connection) {
        return wrap(
                PreparedStatement.class,
                (_, method, values) -> method.getName().startsWith("execute")
                        ? lived(connection, statement, method, values)
                        : call(statement, method, values));
    }

    private @Nullable Object lived(
            Connection connection, Object target, Method method, @Nullable Object @Nullable [] values)
            throws Throwable {
        step(connection);
        var answer = call(target, method, values);
        step(connection);
        return answer;
    }

    private void step(Connection connection) throws SQLException {
        if (steps.getAndIncrement() < fatal) return;
        connection.abort(Runnable::run);
        throw new SQLException("the process has died", "08006");
    }

    /// A step that is no statement.
    public void step() {
        if (steps.getAndIncrement() >= fatal) throw new IllegalStateException("the process has died");
    }

    private static Object prepared(Connection connection, Method method, @Nullable Object @Nullable [] values)
            throws Throwable {
        var statement = call(connection, method, values);
        if (statement == null) throw new IllegalStateException("no statement");
        return statement;
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] values)
            throws Throwable {
        try {
            return method.invoke(target, values);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static <T> T wrap(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
