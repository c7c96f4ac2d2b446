package dev.dispatcher.assistant.forge;

/// How people let us in without telling us a secret: OAuth with PKCE. Throws `ForgeFailure.Unanswered` when the forge
/// does not answer.
public interface SignIn {

    /// Where the browser goes. `challenge` is the SHA-256 of the verifier, in Base64 for URLs.
    String address(String redirect, String state, String challenge);

    Grant exchange(String code, String redirect, String verifier);

    /// Whatever comes of it, the old tokens may be void afterwards.
    Grant refresh(String refreshToken);

    /// Takes the grant back. True also when there was none; false when the forge would not hear of it from us.
    boolean revoke(Tokens tokens);

    /// What came of asking for tokens.
    sealed interface Grant {

        record Granted(Tokens tokens) implements Grant {}

        /// In the forge's word, such as `invalid_grant`.
        record Denied(String reason) implements Grant {}
    }
}
