package dev.dispatcher.schema;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/// Brings one database up to this schema, as its owner.
public final class Migrations {

    private final String url;
    private final String owner;
    private final String password;

    public Migrations(String url, String owner, String password) {
        this.url = url;
        this.owner = owner;
        this.password = password;
    }

    /// Forward only, and safe to run again. Returns the version the schema has afterwards.
    public String run() {
        var result = Flyway.configure()
                .dataSource(url, owner, password)
                .validateMigrationNaming(true)
                .load()
                .migrate();
        var reached = result.targetSchemaVersion;
        return reached == null ? String.valueOf(result.initialSchemaVersion) : reached;
    }

    /// Lets the deployment's own token in, once: a second deployment changes nothing.
    public void admit(byte[] tokenSha256) {
        try (var connection = DriverManager.getConnection(url, owner, password);
                var insert = connection.prepareStatement("""
                        INSERT INTO api_tokens (id, name, secret_sha256, scopes)
                        VALUES (gen_random_uuid(), 'deployment', ?, '{admin}')
                        ON CONFLICT DO NOTHING
                        """)) {
            insert.setBytes(1, tokenSha256);
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("the deployment's token could not be stored", failure);
        }
    }
}
