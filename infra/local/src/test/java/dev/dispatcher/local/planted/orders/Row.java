package dev.dispatcher.local.planted.orders;

import java.sql.Connection;

/// Fault: a record that knows the database.
record Row(Connection connection) {}
