package dev.dispatcher.local.template;

import dev.dispatcher.platform.Misconfigured;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the environment of a function is on this machine: what the user gave, else what the template's value means
/// here.
public final class Values {

    private static final String BY_REFERENCE = "_SECRET";

    private final Intrinsics intrinsics;
    private final Map<String, String> given;

    /// `given` is the process environment over `.env`, by the variables' own names. `local` says what the template's
    /// references are here: `EventsQueue` its URL, `EventsQueue.Arn`, `Db.Endpoint.Address`, `AWS::Region`.
    public Values(TemplateFile template, Map<String, String> given, Map<String, String> local) {
        this.intrinsics = new Intrinsics(template, local);
        this.given = Map.copyOf(given);
    }

    public static Values read(Path template, Map<String, String> given, Map<String, String> local) {
        return new Values(TemplateFile.read(template), given, local);
    }

    /// In the cloud `X_SECRET` names a secret. Here `X` itself may be given, and then takes its place.
    public Map<String, String> environment(FunctionSpec function) {
        var environment = new LinkedHashMap<String, String>();
        function.environment().forEach((variable, written) -> {
            var secret = secretItself(variable);
            if (secret.isPresent()) environment.put(secret.get(), given.getOrDefault(secret.get(), ""));
            else value(function, variable, written).ifPresent(value -> environment.put(variable, value));
        });
        return environment;
    }

    private Optional<String> secretItself(String variable) {
        if (given.containsKey(variable) || !variable.endsWith(BY_REFERENCE)) return Optional.empty();
        return Optional.of(variable.substring(0, variable.length() - BY_REFERENCE.length()))
                .filter(given::containsKey);
    }

    private Optional<String> value(FunctionSpec function, String variable, Object written) {
        if (given.containsKey(variable)) return Optional.ofNullable(given.get(variable));
        try {
            return intrinsics.text(written);
        } catch (Intrinsics.Unknown e) {
            throw new Misconfigured("%s of %s has no value on this machine, where %s is unknown: set it in .env."
                    .formatted(variable, function.name(), e.getMessage()));
        }
    }
}
