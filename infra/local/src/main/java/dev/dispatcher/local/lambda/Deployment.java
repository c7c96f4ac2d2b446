package dev.dispatcher.local.lambda;

import dev.dispatcher.local.CannotStart;
import dev.dispatcher.local.template.FunctionSpec;
import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A function ready to be instantiated: its class, its environment, and the modules it carries.
final class Deployment {

    private final FunctionSpec function;
    private final Class<?> type;
    private final Map<String, String> environment;
    private final ClassLoader modules;
    private final List<Object> here;

    private Deployment(
            FunctionSpec function,
            Class<?> type,
            Map<String, String> environment,
            ClassLoader modules,
            List<Object> here) {
        this.function = function;
        this.type = type;
        this.environment = Map.copyOf(environment);
        this.modules = modules;
        this.here = here;
    }

    static List<Deployment> of(
            List<FunctionSpec> functions, Function<FunctionSpec, Map<String, String>> environments, Object... here) {
        var handlers = new ArrayList<Class<?>>();
        for (var function : functions) handlers.add(handlerOf(function));
        var deployments = new ArrayList<Deployment>();
        for (int i = 0; i < functions.size(); i++) {
            var function = functions.get(i);
            var environment = Surroundings.around(function, environments.apply(function));
            var modules = Modules.of(handlers.get(i), handlers);
            deployments.add(new Deployment(function, handlers.get(i), environment, modules, List.of(here)));
        }
        return deployments;
    }

    FunctionSpec function() {
        return function;
    }

    Map<String, String> environment() {
        return environment;
    }

    ClassLoader modules() {
        return modules;
    }

    /// What this machine has in the place of something in the cloud.
    List<Object> here() {
        return here;
    }

    /// Built the way tests build it too: Lambda's own constructor would read the environment of the whole process.
    Object handler(ApplicationContext context) throws ReflectiveOperationException {
        return type.getConstructor(ApplicationContext.class).newInstance(context);
    }

    private static Class<?> handlerOf(FunctionSpec function) {
        var name = function.handler().replaceFirst("::.*", "");
        try {
            return Class.forName(name, false, Deployment.class.getClassLoader());
        } catch (ClassNotFoundException _) {
            throw new CannotStart("%s of the template names the handler %s, which is not there."
                    .formatted(function.logicalId(), name));
        }
    }
}
