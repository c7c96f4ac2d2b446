package dev.dispatcher.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One function of the template. `name` is its folder: `EventProcessorFunction` is `event-processor`.
/// Environment values are as written, intrinsic functions unresolved.
public record FunctionSpec(
        String logicalId,
        String name,
        String handler,
        Duration timeout,
        Map<String, Object> environment,
        List<Route> routes,
        List<QueueTrigger> queues,
        List<Schedule> schedules) {

    /// An HTTP route as API Gateway writes it: `GET /events/{proxy+}`, method `ANY` for all.
    public record Route(String method, String path) {}

    /// A queue this function drains, by its local name, the way an event source mapping does.
    public record QueueTrigger(
            String queue, int batchSize, Duration window, boolean partialResponses, int concurrencyMax) {}

    /// When the scheduler calls this function, and with which JSON.
    public record Schedule(String expression, String input) {}

    public FunctionSpec {
        environment = Map.copyOf(environment);
        routes = List.copyOf(routes);
        queues = List.copyOf(queues);
        schedules = List.copyOf(schedules);
    }
}
