package dev.dispatcher.local.template;

import java.nio.file.Path;
import java.util.List;

/// What template.yaml says that one machine can act on.
public record Template(List<FunctionSpec> functions, List<QueueSpec> queues, List<TopicSpec> topics) {

    public Template {
        functions = List.copyOf(functions);
        queues = List.copyOf(queues);
        topics = List.copyOf(topics);
    }

    /// Throws `BrokenTemplate` with one sentence when the file makes no sense.
    public static Template read(Path file) {
        return new TemplateReader(TemplateFile.read(file)).read();
    }

    /// Whether there is a function of this name.
    public boolean has(String function) {
        return functions.stream().anyMatch(spec -> spec.name().equals(function));
    }
}
