package dev.dispatcher.platform.sealing;

import java.util.UUID;

/// Where the keys come from that secrets are sealed with. Both ways throw `RemoteFailure` when they are out of reach.
interface DataKeys {

    /// A key that only the place of `owner` will give again.
    DataKey fresh(UUID owner);

    /// The plain key of a wrapped one.
    byte[] unwrap(UUID owner, byte[] wrapped);
}
