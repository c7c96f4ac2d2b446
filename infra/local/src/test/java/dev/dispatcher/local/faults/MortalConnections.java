package dev.dispatcher.local.faults;

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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Where a context belongs to an actor, the actor may die at every statement it sends.
@Singleton
@Requires(beans = Actor.class)
final class MortalConnections implements BeanCreatedEventListener<DataSource> {

    private final Actor actor;

    MortalConnections(Actor actor) {
        this.actor = actor;
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
            case "prepareStatement" -> mortal((PreparedStatement) answer(real, method, values), (String) values[0]);
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
        actor.before(sql);
        var answer = call(real, method, values);
        actor.after(sql);
        return answer;
    }

    private static Object answer(Object real, Method method, @Nullable Object @Nullable [] values) throws Throwable {
        var answer = call(real, method, values);
        if (answer == null) throw new IllegalStateException("no answer to " + method);
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
