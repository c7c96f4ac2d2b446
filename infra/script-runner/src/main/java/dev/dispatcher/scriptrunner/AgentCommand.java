package dev.dispatcher.scriptrunner;

import java.util.ArrayList;
import java.util.List;

/// How to start the agent: one short life, so it is compiled little, collected simply and left no door in.
public final class AgentCommand {

    /// The image says the same.
    static final List<String> OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx96m",
            "-Xss512k",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "--enable-native-access=ALL-UNNAMED");

    private AgentCommand() {}

    /// For one machine. The orders go to its standard input as one line of JSON: `PROCESS_ID`, `DB_URL`, `DB_USER`,
    /// `DB_PASSWORD`, `SEALING_KEY` and, for root, `SCRIPT_UID`. Start it with an empty environment.
    public static List<String> locally(String java, String classPath) {
        var command = new ArrayList<String>();
        command.add(java);
        command.addAll(OPTIONS);
        command.addAll(List.of("-classpath", classPath, Main.class.getName(), "--stdin"));
        return List.copyOf(command);
    }
}
