package dev.dispatcher.local;

import dev.dispatcher.local.home.Home;
import dev.dispatcher.local.tasks.AgentOrders;
import dev.dispatcher.local.tasks.LocalTaskRunner;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.scriptrunner.AgentCommand;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The agents of scripts on this machine: how they are started, and how they get into the database.
final class ScriptAgents {

    private static final Logger log = LoggerFactory.getLogger(ScriptAgents.class);
    private static final String ROLE = "script_agent";

    private static final List<String> ELSEWHERE = List.of(
            "SEALING_KMS_KEY",
            "SCRIPTS_CLUSTER",
            "SCRIPTS_TASK_DEFINITION",
            "SCRIPTS_SUBNETS",
            "SCRIPTS_SECURITY_GROUPS",
            "SCRIPTS_PUBLIC_ADDRESS");

    /// The modules and libraries an agent is made of. They go first, so that it starts without looking through ours.
    private static final List<String> NEEDED =
            List.of("script-runner", "platform", "postgresql", "jackson-core", "slf4j-api");

    private ScriptAgents() {}

    /// What functions are told of the cloud's way to run scripts means nothing here, and the key is one of our own.
    static void standIn(Map<String, String> given, Home home) {
        for (var name : ELSEWHERE) given.putIfAbsent(name, "");
        given.putIfAbsent("SEALING_KEY", home.sealingKey());
    }

    /// The password lasts as long as the home: an agent may outlive a runner.
    static LocalTaskRunner of(Home home, String jdbcUrl, Map<String, String> given) {
        var orders = new HashMap<String, String>();
        orders.put("DB_URL", jdbcUrl.replaceFirst("\\?.*", ""));
        orders.put("DB_USER", ROLE);
        orders.put("DB_PASSWORD", home.agentPassword());
        orders.put("SEALING_KEY", given.getOrDefault("SEALING_KEY", ""));
        new Settings(given).text("SCRIPT_UID").ifPresent(uid -> orders.put("SCRIPT_UID", uid));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = AgentCommand.locally(java, classPath(System.getProperty("java.class.path")));
        return new LocalTaskRunner(home.tasks(), command, new AgentOrders(orders), Clock.systemUTC());
    }

    /// The migration makes the role without a way to sign in. In the cloud IAM is that way, here it is a password.
    static void admit(Home home, String jdbcUrl, Map<String, String> database) {
        var words = new Properties();
        words.putAll(Map.of(
                "user", database.getOrDefault("DB_USER", "owner"),
                "password", database.getOrDefault("DB_PASSWORD", "")));
        try (var connection = DriverManager.getConnection(jdbcUrl, words)) {
            admit(connection, home.agentPassword());
        } catch (SQLException failure) {
            log.warn("scripts cannot run: the role {} may not sign in ({})", ROLE, failure.getMessage());
        }
    }

    private static void admit(Connection connection, String password) throws SQLException {
        try (var look = connection.createStatement();
                var role = look.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + ROLE + "'")) {
            if (!role.next()) return;
        }
        try (var change = connection.createStatement()) {
            change.execute("ALTER ROLE %s LOGIN PASSWORD '%s'".formatted(ROLE, password));
        }
    }

    private static String classPath(String ours) {
        var places = Arrays.asList(ours.split(File.pathSeparator));
        var first = places.stream().filter(ScriptAgents::isNeeded);
        var rest = places.stream().filter(place -> !isNeeded(place));
        return String.join(File.pathSeparator, Stream.concat(first, rest).toList());
    }

    private static boolean isNeeded(String place) {
        return NEEDED.stream().anyMatch(name -> place.contains("/" + name + "/"));
    }
}
