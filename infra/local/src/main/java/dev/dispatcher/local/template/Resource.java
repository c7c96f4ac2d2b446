package dev.dispatcher.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One resource of the template, with what Globals add to it. Values are text, numbers, lists and maps as written.
public record Resource(String logicalId, String type, Map<String, Object> attributes) {

    public Map<String, Object> properties() {
        return Tree.map(attributes.get("Properties"));
    }

    /// A property by its path, such as `ScalingConfig`, `MaximumConcurrency`.
    public Optional<Object> property(String... path) {
        return Tree.at(properties(), path);
    }

    /// What this resource says it has to wait for. References make it wait as well and are not among these.
    public List<Object> dependsOn() {
        return Tree.list(attributes.get("DependsOn"));
    }
}
