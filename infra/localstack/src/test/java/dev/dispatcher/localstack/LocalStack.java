package dev.dispatcher.localstack;

import dev.dispatcher.local.Elsewhere;
import dev.dispatcher.local.Launch;
import org.jspecify.annotations.Nullable;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// LocalStack in a container, a fresh one for each system, so that none hears what another left in its queues.
public final class LocalStack implements Elsewhere {

    private static final DockerImageName IMAGE = DockerImageName.parse(System.getProperty("localstack.image", ""))
            .asCompatibleSubstituteFor("localstack/localstack");

    private static @Nullable LocalStackContainer last;

    @Override
    public Launch prepare(Launch launch) {
        var address = started().getEndpoint().toString();
        return launch.with("AWS_ENDPOINT_URL_SQS", address).with("AWS_ENDPOINT_URL_SNS", address);
    }

    @SuppressWarnings("resource") // stopped by the next one, and the last one by Testcontainers itself
    private static synchronized LocalStackContainer started() {
        if (last != null) last.stop();
        var container = new LocalStackContainer(IMAGE).withServices("sqs", "sns");
        container.start();
        last = container;
        return container;
    }
}
