package dev.dispatcher.testing.mortal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The connections of a process that may die at every statement it sends and at every commit, before or after it.
public final class MortalConnections {

    private final DataSource real;
    private final Fate fate;

    private MortalConnections(DataSource real, Fate fate) {
        this.real = real;
        this.fate = fate;
    }

    public static DataSource of(DataSource real, Fate fate) {
        return new MortalConnections(real, fate).connections();
    }

    private DataSource connections() {
        return wrap(DataSource.class, (_, method, values) -> {
            if (!method.getName().equals("getConnection")) return call(real, method, values);
            fate.connecting();
            return mortal((Connection) answer(real, method, values));
        });
    }

    private Connection mortal(Connection connection) {
        return wrap(Connection.class, (_, method, values) -> switch (method.getName()) {
            case "prepareStatement" ->
                mortal((PreparedStatement) answer(connection, method, values), (String) values[0]);
            case "commit" -> guarded("COMMIT", connection, method, values);
            default -> call(connection, method, values);
        });
    }

    private PreparedStatement mortal(PreparedStatement prepared, String sql) {
        return wrap(
                PreparedStatement.class,
                (_, method, values) -> method.getName().startsWith("execute")
                        ? guarded(sql, prepared, method, values)
                        : call(prepared, method, values));
    }

    private @Nullable Object guarded(String sql, Object target, Method method, @Nullable Object @Nullable [] values)
            throws Throwable {
        fate.before(sql);
        var answer = call(target, method, values);
        fate.after(sql);
        return answer;
    }

    private static Object answer(Object target, Method method, @Nullable Object @Nullable [] values) throws Throwable {
        return Objects.requireNonNull(call(target, method, values), method.getName());
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
