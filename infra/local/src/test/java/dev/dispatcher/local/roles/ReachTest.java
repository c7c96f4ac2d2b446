package dev.dispatcher.local.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A small function with a call behind everything that a call can hide behind, and calls that nobody comes to.
class ReachTest {

    @Test
    void seesThroughBeansInterfacesAndLambdasAndNoFurther() {
        var classes = new ClassFileImporter()
                .importClasses(
                        Handler.class,
                        Work.class,
                        Step.class,
                        InALambda.class,
                        ByReference.class,
                        Lazy.class,
                        Inherits.class,
                        Inherited.class,
                        Unmade.class,
                        Unasked.class,
                        Signed.class);

        assertThat(Reach.from(Handler.class.getName(), classes, Set.of("Signed.call", "Signed.other")))
                .containsExactly(
                        "Signed.call",
                        "SqsClient.deleteMessage",
                        "SqsClient.listQueues",
                        "SqsClient.purgeQueue",
                        "SqsClient.receiveMessage");
    }

    /// Asks its context, as ours do.
    static final class Handler {

        private final Work work;

        Handler(ApplicationContext context) {
            work = context.getBean(Work.class);
        }

        void handle() {
            work.run();
        }
    }

    @Singleton
    static final class Work {

        private final List<Step> steps;
        private final Provider<Lazy> lazy;

        Work(List<Step> steps, Provider<Lazy> lazy) {
            this.steps = steps;
            this.lazy = lazy;
        }

        void run() {
            steps.forEach(Step::take);
            lazy.get().call();
        }
    }

    interface Step {

        void take();
    }

    @Singleton
    static final class InALambda implements Step {

        @Override
        public void take() {
            Runnable later = () -> SqsClient.create().purgeQueue(_ -> {});
            later.run();
        }
    }

    @Singleton
    static final class ByReference implements Step {

        @Override
        public void take() {
            Consumer<SqsClient> later = SqsClient::listQueues;
            later.accept(SqsClient.create());
        }
    }

    static class Inherited {

        public void take() {
            SqsClient.create().deleteMessage(_ -> {});
        }
    }

    @Singleton
    static final class Inherits extends Inherited implements Step {}

    @Singleton
    static final class Lazy {

        void call() {
            SqsClient.create().receiveMessage(_ -> {});
            Signed.call();
        }

        void neverCalled() {
            SqsClient.create().tagQueue(_ -> {});
        }
    }

    /// No bean, and nobody makes one.
    static final class Unmade implements Step {

        @Override
        public void take() {
            SqsClient.create().createQueue(_ -> {});
        }
    }

    /// A bean that nobody asks for.
    @Singleton
    static final class Unasked {

        Unasked() {
            SqsClient.create().deleteQueue(_ -> {});
        }
    }

    static final class Signed {

        static void call() {}

        static void other() {}
    }
}
