package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The template that is deployed, held against everything a linter does not see. The rules have their own tests.
class TemplateTest {

    private final TemplateFile template = RealTemplate.asItIs();

    @Test
    void queuesAndConsumersAgree() {
        assertThat(QueueRules.broken(template)).isEmpty();
    }

    @Test
    void topicsDropNothing() {
        assertThat(TopicRules.broken(template)).isEmpty();
    }

    @Test
    void permissionsAreRealAndNarrow() {
        assertThat(IamRules.broken(template)).isEmpty();
    }

    @Test
    void functionsStateWhatTheyNeed() {
        assertThat(FunctionRules.broken(template)).isEmpty();
    }

    @Test
    void tasksHaveNoRightTooMany() {
        assertThat(TaskRules.broken(template)).isEmpty();
    }

    @Test
    void nothingFailsUnheard() {
        assertThat(AlarmRules.broken(template)).isEmpty();
    }

    @Test
    void theRunbookKnowsEveryAlarm() {
        assertThat(AlarmRules.unexplained(template, RealTemplate.ROOT)).isEmpty();
    }

    @Test
    void theDashboardLeavesNothingOut() {
        assertThat(DashboardRules.broken(template)).isEmpty();
    }

    @Test
    void everythingReferredToIsThereAndNothingWaitsForItself() {
        assertThat(ReferenceRules.broken(template)).isEmpty();
    }

    @Test
    void everyQueueHasSomebodyAtBothEnds() {
        assertThat(SideRules.queues(template)).isEmpty();
    }

    @Test
    void doorsAreShutAndSecretsKept() {
        assertThat(DoorRules.broken(template)).isEmpty();
    }

    @Test
    void changesAreTriedAndTakenBack() {
        assertThat(DeploymentRules.broken(template)).isEmpty();
    }

    @Test
    void parametersAndOutputsExplainThemselves() {
        assertThat(ParameterRules.broken(template)).isEmpty();
    }

    @Test
    void theSchemaComesFirst() {
        assertThat(MigrationRules.broken(template)).isEmpty();
    }

    @Test
    void theSchemaVersionIsThatOfTheNewestMigration() {
        assertThat(MigrationRules.outdated(template, RealTemplate.ROOT)).isEmpty();
    }

    @Test
    void everyFunctionHasItsFivePlaces() {
        assertThat(FivePlaces.broken(template, RealTemplate.ROOT)).isEmpty();
    }
}
