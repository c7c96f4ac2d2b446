package dev.dispatcher.platform;

/// Where secrets are kept in the cloud.
public interface SecretStore {

    /// The whole text under this ARN. Throws `RemoteFailure` when the store does not give it.
    String read(String arn);
}
