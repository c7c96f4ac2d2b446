package dev.dispatcher.local.queues;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.dispatcher.local.lambda.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.jdk.javaapi.FutureConverters;

/// ElasticMQ with its messages on disk. Its own launcher, which could be told so in a file, needs a Scala 3 build
/// nobody publishes; so its parts are put together here.
final class QueueServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    // Shut down by us and in order, not by a hook of its own at the same time.
    private static final Config CONFIG = ConfigFactory.parseString("""
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            """).withFallback(ConfigFactory.load());

    private final ActorSystem actors = ActorSystem.create("queues", CONFIG);
    private final SQSRestServer server;

    /// One that forgets, on any free port.
    QueueServer() {
        this.server = SQSRestServerBuilder.withActorSystem(actors)
                .withInterface("127.0.0.1")
                .withPort(0)
                .withAWSRegion(Surroundings.REGION)
                .withAWSAccountId(Surroundings.ACCOUNT)
                .start();
    }

    QueueServer(Path store, int port) {
        // Without WRITE_DELAY=0 the last half second of messages is lost when the process is killed.
        var url = "jdbc:h2:file:" + store + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        var config = new SqlQueuePersistenceConfig(true, "org.h2.Driver", url, "", "", false);
        var disk = actors.actorOf(
                Props.create(SqlQueuePersistenceActor.class, config, scala.collection.immutable.List$.MODULE$.empty()));
        var queues = actors.actorOf(
                Props.create(QueueManagerActor.class, new NowProvider(), StrictSQSLimits$.MODULE$, Option.apply(disk)));
        // Before the port opens: a queue that is asked for too early would be made anew, and empty.
        Patterns.ask(disk, new QueueEvent.Restore(queues), PATIENCE)
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        this.server = SQSRestServerBuilder.withActorSystem(actors)
                .withQueueManagerActor(queues)
                .withQueueEventListener(disk)
                .withInterface("127.0.0.1")
                .withPort(port)
                .withAWSRegion(Surroundings.REGION)
                .withAWSAccountId(Surroundings.ACCOUNT)
                .start();
    }

    int port() {
        return server.waitUntilStarted().localAddress().getPort();
    }

    @Override
    public void close() {
        server.stopAndWait();
        FutureConverters.asJava(actors.terminate())
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
