package dev.dispatcher.local.template;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/// One topic of the template with the queues that hear it. `name` is what it is called locally: `OrdersTopic` is
/// `orders`.
public record TopicSpec(String logicalId, String name, List<Subscription> subscriptions) {

    /// A queue that hears a topic, by its local name. `filterPolicy` is as written and empty where there is none;
    /// `logicalId` is what sentences about it name.
    public record Subscription(String logicalId, String queue, boolean raw, Map<String, Object> filterPolicy) {

        public Subscription {
            filterPolicy = Collections.unmodifiableMap(filterPolicy); // a copy would not take a null left in it
        }
    }

    public TopicSpec {
        subscriptions = List.copyOf(subscriptions);
    }
}
