package dev.dispatcher.local.planted.orders;

import javax.sql.DataSource;

/// Sound: configuration may know what it configures.
record RowConfig(DataSource source) {}
