package dev.dispatcher.local.topics;

import dev.dispatcher.local.lambda.Surroundings;
import dev.dispatcher.local.template.TopicSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The template's topics with those that hear them.
public final class Topics {

    private final Map<String, List<Subscriber>> subscribers = new LinkedHashMap<>();

    /// Throws `BrokenTemplate` when a filter policy is not understood.
    public Topics(List<TopicSpec> specs) {
        for (var spec : specs) {
            subscribers.put(
                    arn(spec.name()),
                    spec.subscriptions().stream().map(Subscriber::new).toList());
        }
    }

    public static String arn(String name) {
        return "arn:aws:sns:%s:%s:%s".formatted(Surroundings.REGION, Surroundings.ACCOUNT, name);
    }

    /// The ARNs of the topics that some queue hears. The others, which only send mail, mean nothing on one machine.
    public List<String> heard() {
        return subscribers.keySet().stream()
                .filter(arn -> !subscribersOf(arn).isEmpty())
                .toList();
    }

    List<Subscriber> subscribersOf(String arn) {
        var found = subscribers.get(arn);
        if (found == null) {
            throw new Refused(
                    404,
                    "NotFound",
                    "Topic does not exist: %s is none of %s.".formatted(arn, String.join(", ", subscribers.keySet())));
        }
        return found;
    }
}
