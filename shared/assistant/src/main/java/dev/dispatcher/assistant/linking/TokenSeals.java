package dev.dispatcher.assistant.linking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.Tokens;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.SignedCalls;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.sealing.Sealing;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Closes what lets us in before it is stored, for one user at one forge: moved to another row it does not open. Asks
/// the key's keeper, so never inside a transaction; throws `RemoteFailure` when that is out of reach.
@Singleton
final class TokenSeals {

    private static final UUID LINKS = UUID.fromString("6c696e6b-0000-8000-8000-000000000000");

    private final Sealing sealing;

    /// With a key of its own where the template names one: what runs as a script may ask for the other.
    TokenSeals(Settings settings, Secrets secrets, Provider<SignedCalls> aws) {
        this.sealing = settings.text("LINKS_KMS_KEY")
                .map(key -> Sealing.withKms(aws.get(), key))
                .orElseGet(
                        () -> Sealing.withKey(() -> secrets.named("SEALING_KEY").reveal()));
    }

    /// Never printed.
    private record Kept(
            String access,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String refresh) {

        @Override
        public String toString() {
            return "Kept[…]";
        }
    }

    /// Closes the tokens of one link with a key that is here already. Asks nobody.
    @FunctionalInterface
    interface Closing {

        Links.Sealed close(Tokens tokens);
    }

    /// For before a forge is asked for tokens: once it has answered, there is no way to get these again.
    Closing ready(long user, dev.dispatcher.assistant.Provider provider, String instance) {
        var seal = sealing.ready(owner(user, provider, instance));
        return tokens -> new Links.Sealed(tokens, seal.apply(bytes(tokens)));
    }

    Links.Sealed close(long user, dev.dispatcher.assistant.Provider provider, String instance, Tokens tokens) {
        return ready(user, provider, instance).close(tokens);
    }

    private static byte[] bytes(Tokens tokens) {
        var refresh = tokens.refresh();
        var kept = new Kept(tokens.access().value(), refresh == null ? null : refresh.value());
        return Json.write(kept).getBytes(StandardCharsets.UTF_8);
    }

    Tokens open(Link link, byte[] sealed) {
        var open = sealing.open(owner(link.user(), link.provider(), link.instance()), sealed);
        var kept = Json.read(new String(open, StandardCharsets.UTF_8), Kept.class);
        var refresh = kept.refresh();
        return new Tokens(
                new Token(kept.access()), refresh == null ? null : new Token(refresh), link.expiresAt(), link.scopes());
    }

    private static UUID owner(long user, dev.dispatcher.assistant.Provider provider, String instance) {
        return Ids.child(LINKS, String.valueOf(user), provider.word(), instance);
    }

    /// A word a browser has to bring back, for the user who sent it.
    byte[] closeVerifier(long user, String verifier) {
        return sealing.seal(
                Ids.child(LINKS, String.valueOf(user), "verifier"), verifier.getBytes(StandardCharsets.UTF_8));
    }

    String openVerifier(long user, byte[] sealed) {
        return new String(
                sealing.open(Ids.child(LINKS, String.valueOf(user), "verifier"), sealed), StandardCharsets.UTF_8);
    }
}
