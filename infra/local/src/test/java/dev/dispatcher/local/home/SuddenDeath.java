package dev.dispatcher.local.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.locks.LockSupport;

/// A process that starts Postgres, commits a row and ends without a word: alone, or together with its server.
final class SuddenDeath {

    static final int EXIT = 137;
    private static final long TICK_NANOS = 10_000_000;

    private SuddenDeath() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var postgres = new LocalPostgres(new Home(folder), 0);
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl());
                var insert = connection.prepareStatement("INSERT INTO kept VALUES (?)")) {
            insert.setString(1, arguments[1]);
            insert.executeUpdate();
        }
        if (arguments[1].contains("server")) {
            var pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                    .getFirst();
            var server = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
            server.destroyForcibly();
            // Where nobody reaps it, a zombie stays "alive" for ever: that its command is gone is enough.
            while (server.info().command().isPresent()) LockSupport.parkNanos(TICK_NANOS);
        }
        Runtime.getRuntime().halt(EXIT);
    }
}
