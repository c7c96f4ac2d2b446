package dev.dispatcher.people.telegram;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/// A Telegram with something that happens around its calls.
final class Interposed {

    private Interposed() {}

    static Telegram before(Telegram real, String method, Runnable what) {
        return around(
                real,
                name -> {
                    if (name.equals(method)) what.run();
                },
                _ -> {});
    }

    static Telegram around(Telegram real, Consumer<String> before, Consumer<String> after) {
        return (Telegram) Proxy.newProxyInstance(
                Interposed.class.getClassLoader(), new Class<?>[] {Telegram.class}, (_, method, values) -> {
                    before.accept(method.getName());
                    try {
                        var answer = method.invoke(real, values);
                        after.accept(method.getName());
                        return answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
