package dev.dispatcher.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.local.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    @TempDir
    Path folder;

    /// One story, because each chapter needs a server that ran before.
    @Test
    void keepsItsDataThroughEveryEnd() throws Exception {
        with(postgres -> {
            run(postgres, "CREATE TABLE kept (what text)");
            run(postgres, "INSERT INTO kept VALUES ('a clean stop')");
            assertThat(asked(postgres, "SELECT rolsuper FROM pg_roles WHERE rolname = 'owner'"))
                    .isEqualTo("f");
        });

        leaveBehind("a killed runner");
        with(postgres -> run(postgres, "INSERT INTO kept VALUES ('an adoption')"));
        leaveBehind("a killed server");
        takeOverThePid();

        with(postgres -> assertThat(asked(postgres, "SELECT string_agg(what, ', ') FROM kept"))
                .isEqualTo("a clean stop, a killed runner, an adoption, a killed server"));
    }

    private interface Chapter {
        void tell(LocalPostgres postgres) throws SQLException;
    }

    private void with(Chapter chapter) throws SQLException {
        try (var home = new Home(folder);
                var postgres = new LocalPostgres(home, 0)) {
            chapter.tell(postgres);
        }
    }

    @Test
    void namesTheVariableWhenThePortIsTaken() throws IOException {
        try (var home = new Home(folder);
                var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new LocalPostgres(home, other.getLocalPort()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("Port %d is taken: stop what uses it, or set DB_PORT to another port."
                            .formatted(other.getLocalPort()));
        }
    }

    /// As after a reboot, when the number belongs to somebody else: to the first process of all.
    private void takeOverThePid() throws IOException {
        var note = folder.resolve("postgres/postmaster.pid");
        var lines = Files.readAllLines(note);
        lines.set(0, "1");
        Files.write(note, lines);
    }

    private void leaveBehind(String what) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SuddenDeath.class.getName(),
                        folder.toString(),
                        what)
                .inheritIO();
        assertThat(child.start().waitFor()).isEqualTo(SuddenDeath.EXIT);
        assertThat(folder.resolve("postgres/postmaster.pid")).exists();
    }

    private static void run(LocalPostgres postgres, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String asked(LocalPostgres postgres, String question) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl());
                var sql = connection.createStatement();
                var row = sql.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
