package dev.dispatcher.database;

import dev.dispatcher.platform.aws.RdsToken;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/// Connections whose password is signed anew for each of them, so that none is stored anywhere.
@SuppressWarnings("serial") // a data source only by trade: nobody sends it anywhere
final class SignedConnections extends PGSimpleDataSource {

    /// RDS names a proxy `<name>.proxy-<id>.<region>.rds.amazonaws.com`.
    private static final String PROXY = ".proxy-";

    private final DatabaseConfig database;
    private final RdsToken token;

    SignedConnections(DatabaseConfig database, RdsToken token) {
        this.database = database;
        this.token = token;
        // A statement that is prepared on the server pins its connection, and then the proxy shares nothing.
        if (database.host().contains(PROXY)) setPrepareThreshold(0);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(database.user(), token.mint(database.host(), database.port(), database.user()));
    }
}
