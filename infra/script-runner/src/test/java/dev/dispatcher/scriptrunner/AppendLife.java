package dev.dispatcher.scriptrunner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// A random life of one process in the database, step by step beside a model of what must come of it.
final class AppendLife {

    private final Runs runs;
    private final Random random;
    private final UUID process;
    private final List<ByteArrayOutputStream> streams =
            List.of(new ByteArrayOutputStream(), new ByteArrayOutputStream());
    private final Caller stranger;
    private Caller agent;
    private int agents = 1;
    private long seq;

    AppendLife(Runs runs, Random random) {
        this.runs = runs;
        this.random = random;
        this.process = runs.starting("none");
        this.stranger = new Caller(runs, 200);
        this.agent = new Caller(runs, agents);
        assertThat(agent.claim(process)).isEqualTo("claimed");
    }

    void step() {
        int stream = 1 + random.nextInt(2);
        var body = new byte[1 + random.nextInt(40)];
        random.nextBytes(body);
        switch (random.nextInt(12)) {
            case 0 -> agent.crashDuring(() -> agent.append(process, seq, stream, position(stream), body));
            case 1 -> {
                // Stored, and the connection broke before we heard of it.
                agent.append(process, seq, stream, position(stream), body);
                agent.reconnect();
                arrived(stream, body);
                assertThat(agent.append(process, seq - 1, stream, 0, body)).isEqualTo("repeated");
            }
            case 2 ->
                assertThat(agent.append(process, seq + 1 + random.nextInt(3), stream, position(stream), body))
                        .isEqualTo("refused");
            case 3 ->
                assertThat(agent.append(process, random.nextLong(seq + 1) - 1, stream, 0, body))
                        .isEqualTo("repeated");
            case 4 -> stranger(stream, body);
            case 5 ->
                assertThat(agent.append(process, seq, stream, position(stream), new byte[0]))
                        .isEqualTo("alive");
            case 6 -> replace();
            default -> {
                assertThat(agent.append(process, seq, stream, position(stream), body))
                        .isEqualTo("stored");
                arrived(stream, body);
            }
        }
    }

    void check(String life) {
        assertThat(runs.output(process, 1)).as(life).isEqualTo(streams.get(0).toByteArray());
        assertThat(runs.output(process, 2)).as(life).isEqualTo(streams.get(1).toByteArray());
        assertThat(runs.number("SELECT next_seq FROM processes WHERE id = ?", process))
                .as(life)
                .isEqualTo(seq);
        assertThat(runs.number("SELECT count(*) FROM process_chunks WHERE process_id = ?", process))
                .as(life)
                .isEqualTo(seq);
        assertThat(agent.finish(process, "ended", 0, null, position(1), position(2)))
                .isEqualTo("settled");
        assertThat(agent.append(process, seq, 1, position(1), new byte[1]))
                .as(life)
                .isEqualTo("fenced");
        assertThat(runs.text("SELECT concat(status, output_incomplete) FROM processes WHERE id = ?", process))
                .isEqualTo("finishedf");
    }

    void close() {
        agent.close();
        stranger.close();
    }

    private void stranger(int stream, byte[] body) {
        assertThat(stranger.append(process, seq, stream, position(stream), body))
                .isEqualTo("fenced");
        assertThat(stranger.claim(process)).isEqualTo("taken");
    }

    /// Nothing of ours gives a process to a second agent. If something did, the first would be heard no more.
    private void replace() {
        runs.run("UPDATE processes SET status = 'starting' WHERE id = ?", process);
        var successor = new Caller(runs, ++agents % 100 + 1);
        assertThat(successor.claim(process)).isEqualTo("claimed");
        assertThat(agent.append(process, seq, 1, position(1), new byte[1])).isEqualTo("fenced");
        assertThat(agent.finish(process, "ended", 0, null)).isEqualTo("fenced");
        agent.close();
        agent = successor;
    }

    private void arrived(int stream, byte[] body) {
        streams.get(stream - 1).writeBytes(body);
        seq++;
    }

    private long position(int stream) {
        return streams.get(stream - 1).size();
    }
}
