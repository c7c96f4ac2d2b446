package dev.dispatcher.functions.standrecovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.dispatcher.database.Database;
import dev.dispatcher.people.UserDetails;
import dev.dispatcher.people.Users;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.standins.gitlab.Demo;
import dev.dispatcher.standins.gitlab.GitLabStandIn;
import dev.dispatcher.stands.NewStand;
import dev.dispatcher.stands.Product;
import dev.dispatcher.stands.Products;
import dev.dispatcher.stands.StandLaunch;
import dev.dispatcher.stands.Teardown;
import dev.dispatcher.testing.Samples;
import dev.dispatcher.testing.TestInvocation;
import dev.dispatcher.testing.TestPostgres;
import dev.dispatcher.testing.TestQueues;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandRecoveryHandlerTest {

    @Test
    void aTickMovesWhatIsDue() {
        try (var gitLab = GitLabStandIn.start(Clock.systemUTC())) {
            var project = Demo.in(gitLab);
            var variables = new HashMap<>(TestPostgres.fresh().variables());
            variables.putAll(TestQueues.variables());
            variables.put("EVENTS_QUEUE_URL", TestQueues.create("events"));
            variables.put("GITLAB_API_URL", gitLab.apiUrl());
            variables.put("GITLAB_TOKEN", GitLabStandIn.TOKEN);
            variables.put("GITLAB_TRIGGER_PIPELINE_TOKEN", project.triggerToken());
            try (var context = FunctionContext.start(
                    "stand-recovery", variables, getClass().getClassLoader())) {
                new Users(context.getBean(Database.class)).save(UserDetails.named(7, "Ann"));
                context.getBean(Products.class).save(product(project.path()));
                context.getBean(StandLaunch.class).launch(new NewStand("alpha", List.of("webshop"), 7, null));

                new StandRecoveryHandler(context)
                        .handleRequest(
                                Samples.read(ScheduledEvent.class, "stand-recovery/schedule"), new TestInvocation());

                assertThat(project.branches()).contains("alpha");
                assertThat(project.pipelines()).hasSize(1);
            }
        }
    }

    private static Product product(String project) {
        return new Product(
                "webshop",
                "Web shop",
                project,
                "master",
                Map.of(),
                List.of(),
                Product.TTL,
                Product.LIFE_MAX,
                Product.RUN_MAX,
                null,
                Teardown.BY_ENVIRONMENT,
                null);
    }
}
