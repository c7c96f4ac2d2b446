package dev.dispatcher.local.template;

import java.util.List;

/// What template.yaml says that one machine can act on.
public record Template(List<FunctionSpec> functions, List<QueueSpec> queues) {

    public Template {
        functions = List.copyOf(functions);
        queues = List.copyOf(queues);
    }
}
