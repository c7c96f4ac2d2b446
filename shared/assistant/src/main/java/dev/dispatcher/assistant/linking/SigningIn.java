package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Forge;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.assistant.forge.SignIn;
import dev.dispatcher.assistant.forge.Tokens;
import dev.dispatcher.assistant.linking.OAuthStates.Traveller;
import dev.dispatcher.database.Database;
import dev.dispatcher.people.Users;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Links an account in a browser: from a login button in Telegram to the forge and back. Telegram says who pressed it,
/// the cookie that it is still the same browser, and the forge whose account it is.
@Singleton
public final class SigningIn {

    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Forges forges;
    private final TelegramLogin login;
    private final OAuthStates states;
    private final TokenSeals seals;
    private final Links links;
    private final LinkNews news;
    private final Users users;
    private final Database database;
    private final LinkingConfig config;

    SigningIn(
            Forges forges,
            TelegramLogin login,
            OAuthStates states,
            TokenSeals seals,
            Links links,
            LinkNews news,
            Users users,
            Database database,
            LinkingConfig config) {
        this.forges = forges;
        this.login = login;
        this.states = states;
        this.seals = seals;
        this.links = links;
        this.news = news;
        this.users = users;
        this.database = database;
        this.config = config;
    }

    /// What came of setting out. The cookie is for the browser alone.
    public sealed interface Start {

        record OnTheWay(String address, String cookie) implements Start {

            @Override
            public String toString() {
                return "OnTheWay[…]";
            }
        }

        /// There is no such forge, or nobody can sign in there.
        record NoSuchForge() implements Start {}

        /// Telegram did not say who this is, or has said it before or too long ago.
        record Stranger() implements Start {}
    }

    /// What came of coming back.
    public sealed interface End {

        record Linked(Link link) implements End {}

        /// Not the browser that set out, or too late, or a second time.
        record Stranger() implements End {}

        /// The forge gave nothing, in its word.
        record Denied(String reason) implements End {}

        /// The forge does not answer. What the browser brought is used up.
        record Unanswered() implements End {}
    }

    /// `query` is all that Telegram has put behind the address of a login button.
    public Start start(Provider provider, Map<String, String> query) {
        var signIn = forges.signIn(provider);
        var forge = forges.find(provider);
        if (signIn.isEmpty() || forge.isEmpty() || config.start(provider).isEmpty()) return new Start.NoSuchForge();
        var visitor = login.visitor(query);
        if (visitor.isEmpty() || users.find(visitor.get().user()).isEmpty()) return new Start.Stranger();
        var state = secret();
        var cookie = secret();
        var verifier = secret();
        long user = visitor.get().user();
        var traveller = new Traveller(user, provider, forge.get().instance(), seals.closeVerifier(user, verifier));
        if (!states.begin(state, cookie, visitor.get().signature(), traveller)) return new Start.Stranger();
        var address = signIn.get().address(config.callback(provider), state, challenge(verifier));
        return new Start.OnTheWay(address, cookie);
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        var hash = dev.dispatcher.webhooks.Hmac.sha256(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /// With what the forge has put behind the address, and the cookie.
    public End end(Provider provider, Map<String, String> query, String cookie) {
        var traveller = states.end(query.getOrDefault("state", ""), cookie, provider);
        var signIn = forges.signIn(provider);
        var forge = forges.find(provider)
                .filter(found -> traveller.isPresent()
                        && found.instance().equals(traveller.get().instance()));
        if (traveller.isEmpty() || signIn.isEmpty() || forge.isEmpty()) return new End.Stranger();
        var code = Optional.ofNullable(query.get("code"));
        if (code.isEmpty()) return new End.Denied(query.getOrDefault("error", "no code"));
        try {
            return exchanged(traveller.get(), code.get(), signIn.get(), forge.get());
        } catch (ForgeFailure.Unanswered _) {
            return new End.Unanswered();
        } catch (ForgeFailure failure) {
            return new End.Denied(String.valueOf(failure.getMessage()));
        }
    }

    private End exchanged(Traveller traveller, String code, SignIn signIn, Forge forge) {
        var verifier = seals.openVerifier(traveller.user(), traveller.verifierSealed());
        return switch (signIn.exchange(code, config.callback(traveller.provider()), verifier)) {
            case SignIn.Grant.Denied(var reason) -> new End.Denied(reason);
            case SignIn.Grant.Granted(var tokens) -> new End.Linked(linked(traveller, tokens, forge));
        };
    }

    private Link linked(Traveller traveller, Tokens tokens, Forge forge) {
        var account = forge.whoAmI(tokens.access()).account();
        var sealed = seals.close(traveller.user(), traveller.provider(), traveller.instance(), tokens);
        return database.inTransaction(() -> {
            var link = links.save(traveller.user(), traveller.provider(), traveller.instance(), account, sealed, false);
            news.linked(link);
            return link;
        });
    }
}
