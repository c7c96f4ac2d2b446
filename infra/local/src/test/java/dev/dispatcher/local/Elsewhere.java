package dev.dispatcher.local;

import java.nio.file.Path;
import java.util.ServiceLoader;

/// Where the queues and topics of a tested system are: its own, unless whoever runs these tests names another place
/// as a service. `infra/localstack` does.
public interface Elsewhere {

    /// For one more system, which finds no messages there. The one before it is closed.
    Launch prepare(Launch launch);

    /// As `Launch.forTest`, or there.
    static Launch launch(Path template) {
        var launch = Launch.forTest(template);
        return ServiceLoader.load(Elsewhere.class)
                .findFirst()
                .map(elsewhere -> elsewhere.prepare(launch))
                .orElse(launch);
    }
}
