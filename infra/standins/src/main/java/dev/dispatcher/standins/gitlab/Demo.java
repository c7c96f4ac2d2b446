package dev.dispatcher.standins.gitlab;

import dev.dispatcher.standins.gitlab.world.StandardScript;
import java.util.List;

/// What a newcomer finds: one project, and pipelines for two products that are up within half a minute.
public final class Demo {

    public static final String PROJECT = "demo/stands";
    public static final List<String> PRODUCTS = List.of("webshop", "billing");

    private Demo() {}

    public static ProjectHandle in(GitLabStandIn gitlab) {
        return gitlab.project(PROJECT).pipelineScript(StandardScript.of(PRODUCTS));
    }
}
