package dev.dispatcher.local.topics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// Which messages a queue wants to hear: of each attribute named here, one of the conditions has to hold.
record FilterPolicy(Map<String, List<Condition>> conditions) {

    FilterPolicy {
        conditions = Map.copyOf(conditions);
    }

    boolean accepts(Map<String, Attribute> attributes) {
        // To SNS a message without any attribute matches no policy, not even one that asks for an absence.
        if (attributes.isEmpty()) return conditions.isEmpty();
        return conditions.entrySet().stream().allMatch(demand -> {
            var attribute = attributes.get(demand.getKey());
            var values = attribute == null ? List.<JsonNode>of() : attribute.values();
            return demand.getValue().stream().anyMatch(condition -> condition.holdsFor(values));
        });
    }
}
