package dev.dispatcher.stands;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Connections on which a worker can be killed at any statement, before or behind it, and a database that can be cut
/// off.
final class Mortal {

    /// The worker is gone. Nothing of ours may catch it.
    static final class Killed extends Error {

        private static final long serialVersionUID = 1;

        Killed() {
            super("killed");
        }
    }

    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private volatile boolean behind;
    private volatile boolean isDown;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> killedAt = ConcurrentHashMap.newKeySet();
    private final AtomicInteger made = new AtomicInteger();

    DataSource wrap(DataSource real) {
        return proxy(DataSource.class, real, (method, call) -> {
            if (!method.equals("getConnection")) return call.make();
            if (isDown) throw new SQLException("the server is gone", "08006");
            return connection((Connection) call.make());
        });
    }

    /// Kills at the so-many-th statement or commit from now.
    void killAt(int statement, boolean behindIt) {
        behind = behindIt;
        left.set(statement);
    }

    /// How many statements and commits there were so far.
    int made() {
        return made.get();
    }

    /// All statements that workers have made, each once.
    Set<String> seen() {
        return seen;
    }

    /// Those of them at which one was killed.
    Set<String> killedAt() {
        return killedAt;
    }

    /// Whether nobody was killed since.
    boolean spare() {
        return left.getAndSet(Integer.MAX_VALUE) > 0;
    }

    void cutOff() {
        isDown = true;
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, real, (method, call) -> switch (method) {
            case "prepareStatement" -> statement(call.text(), (PreparedStatement) call.make());
            case "commit" -> counted("commit", call);
            default -> call.make();
        });
    }

    private PreparedStatement statement(String text, PreparedStatement real) {
        return proxy(
                PreparedStatement.class,
                real,
                (method, call) -> method.startsWith("execute") ? counted(text, call) : call.make());
    }

    private Object counted(String text, Call call) throws Throwable {
        seen.add(text);
        made.incrementAndGet();
        int rest = left.get() == Integer.MAX_VALUE ? Integer.MAX_VALUE : left.decrementAndGet();
        if (rest == 0) killedAt.add(text);
        if (rest == 0 && !behind) throw new Killed();
        var made = call.make();
        if (rest == 0) throw new Killed();
        return made;
    }

    private record Call(Object real, Method method, Object @Nullable [] arguments) {

        Object make() throws Throwable {
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getTargetException();
            }
        }

        /// What it is about, when it is about a statement.
        String text() {
            return String.valueOf(Objects.requireNonNull(arguments)[0]);
        }
    }

    private interface Handling {
        Object handle(String method, Call call) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T real, Handling handling) {
        return type.cast(Proxy.newProxyInstance(
                Mortal.class.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> handling.handle(method.getName(), new Call(real, method, arguments))));
    }
}
