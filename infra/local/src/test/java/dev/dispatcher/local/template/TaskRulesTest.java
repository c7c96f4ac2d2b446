package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskRulesTest {

    @Test
    void seesARightTooMany() {
        assertThat(TaskRules.broken(RealTemplate.with("Drop: [AUDIT_WRITE, CHOWN,", "Drop: [AUDIT_WRITE,")))
                .containsExactly("ScriptTask may do [CHOWN, KILL, SETGID, SETUID].");
        assertThat(TaskRules.broken(RealTemplate.with("NET_RAW,", "NET_RAW, KILL,")))
                .containsExactly("ScriptTask may do [SETGID, SETUID].");
    }

    @Test
    void seesATaskThatMayDoMoreThanItsAgentNeeds() {
        assertThat(TaskRules.broken(RealTemplate.with("Action: kms:Decrypt\n", "Action: kms:GenerateDataKey\n")))
                .containsExactly("ScriptRole may kms:GenerateDataKey.");
    }

    @Test
    void seesATaskThatMayOpenOrSignInAsItLikes() {
        var decrypt = "Action: kms:Decrypt\n                Resource: !GetAtt ScriptKey.Arn\n";
        assertThat(TaskRules.broken(RealTemplate.with(
                        decrypt + "                Condition: { \"Null\": { kms:EncryptionContext:owner: \"false\" } }",
                        decrypt)))
                .containsExactly("ScriptRole may open what is sealed without naming an owner.");
        assertThat(TaskRules.broken(RealTemplate.with("${Db.DbiResourceId}/script_agent", "${Db.DbiResourceId}/*")))
                .containsExactly("ScriptRole may sign in as others than script_agent.");
    }

    @Test
    void seesAnImageByTag() {
        assertThat(TaskRules.broken(RealTemplate.with("@sha256:[0-9a-f]{64}$", ":[a-z]+$")))
                .containsExactly("ScriptTask may run an image by tag.");
    }

    @Test
    void seesATaskNobodyHearsOf() {
        assertThat(TaskRules.broken(RealTemplate.with("[ECS Task State Change]", "[ECS Service Action]")))
                .containsExactly("Nobody hears for certain what becomes of ScriptTask.");
    }

    @Test
    void seesADoorToScripts() {
        assertThat(TaskRules.broken(RealTemplate.with(
                        "GroupDescription: Tasks that run scripts",
                        "GroupDescription: Tasks that run scripts\n      SecurityGroupIngress: []")))
                .containsExactly("ScriptGroup lets somebody in.");
    }

    @Test
    void seesATaskWithoutInitOrTime() {
        assertThat(TaskRules.broken(RealTemplate.with("InitProcessEnabled: true", "InitProcessEnabled: false")))
                .containsExactly("ScriptTask has nobody who reaps.");
        assertThat(TaskRules.broken(RealTemplate.with("StopTimeout: 120", "StopTimeout: 30")))
                .containsExactly("ScriptTask does not leave its agent all the time there is.");
    }
}
