package dev.dispatcher.functions.orderconsumer;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Where a context is mortal, the process may die at every statement it sends and at every commit.
@Singleton
@Requires(beans = Mortality.class)
final class MortalConnections implements BeanCreatedEventListener<DataSource> {

    private final Mortality mortality;

    MortalConnections(Mortality mortality) {
        this.mortality = mortality;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        var real = event.getBean();
        return wrap(DataSource.class, (_, method, values) -> {
            var answer = call(real, method, values);
            return answer instanceof Connection connection ? mortal(connection) : answer;
        });
    }

    private Connection mortal(Connection real) {
        return wrap(Connection.class, (_, method, values) -> switch (method.getName()) {
            case "prepareStatement" ->
                mortal((PreparedStatement) Objects.requireNonNull(call(real, method, values)), (String) values[0]);
            case "commit" -> guarded("COMMIT", real, method, values);
            default -> call(real, method, values);
        });
    }

    private PreparedStatement mortal(PreparedStatement real, String sql) {
        return wrap(
                PreparedStatement.class,
                (_, method, values) -> method.getName().startsWith("execute")
                        ? guarded(sql, real, method, values)
                        : call(real, method, values));
    }

    private @Nullable Object guarded(String sql, Object real, Method method, @Nullable Object @Nullable [] values)
            throws Throwable {
        mortality.pass("before", sql);
        var answer = call(real, method, values);
        mortality.pass("after", sql);
        return answer;
    }

    private static @Nullable Object call(Object real, Method method, @Nullable Object @Nullable [] values)
            throws Throwable {
        try {
            return method.invoke(real, values);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static <T> T wrap(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
