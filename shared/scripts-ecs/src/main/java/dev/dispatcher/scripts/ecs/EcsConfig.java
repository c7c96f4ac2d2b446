package dev.dispatcher.scripts.ecs;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import java.util.List;

/// Where tasks run and as what. The subnets and groups are those the tasks get, not ours.
public record EcsConfig(
        String cluster,
        String taskDefinition,
        List<String> subnets,
        List<String> securityGroups,
        boolean publicAddress) {

    public EcsConfig {
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
    }

    public static EcsConfig from(Settings settings) {
        return new EcsConfig(
                settings.required("SCRIPTS_CLUSTER"),
                settings.required("SCRIPTS_TASK_DEFINITION"),
                list(settings, "SCRIPTS_SUBNETS"),
                list(settings, "SCRIPTS_SECURITY_GROUPS"),
                settings.flag("SCRIPTS_PUBLIC_ADDRESS", false));
    }

    /// The name of the definition, without its revision: tasks of an older deployment are ours too.
    String family() {
        return taskDefinition.replaceFirst(".*/", "").replaceFirst(":\\d+$", "");
    }

    private static List<String> list(Settings settings, String name) {
        var parts = List.of(settings.required(name).split("\\s*,\\s*"));
        if (parts.contains("")) throw new Misconfigured(name + " must be ids separated by commas.");
        return parts;
    }
}
