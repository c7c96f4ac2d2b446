package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import dev.dispatcher.testing.TestAgent;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.util.UUID;

/// An API, an operator of scripts, and agents that do what a test says.
final class TestScripts implements AutoCloseable {

    private final TestDatabase postgres = TestPostgres.fresh();
    final TestApi api = new TestApi(postgres);
    private final String operator = api.token(Scope.SCRIPTS);

    Reply post(String path, String body) {
        return api.send(Call.post(path, body).by(operator));
    }

    Reply get(String path) {
        return api.send(Call.get(path).by(operator));
    }

    Reply send(Call call) {
        return api.send(call.by(operator));
    }

    /// A process of this command, in the line.
    String queued(String command) {
        return post("/processes", "{\"command_id\":\"" + command + "\"}").text("process_id");
    }

    /// The agent of a process, which runs from now on.
    TestAgent claimed(String process) {
        api.database().update("UPDATE processes SET status = 'starting' WHERE id = ?::uuid", process);
        var agent = new TestAgent(postgres, UUID.fromString(process));
        assertThat(agent.claim()).isEqualTo("claimed");
        return agent;
    }

    @Override
    public void close() {
        api.close();
    }
}
