package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Account;
import dev.dispatcher.assistant.forge.Forge;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.assistant.forge.SignIn;
import dev.dispatcher.assistant.linking.OAuthStates.Traveller;
import dev.dispatcher.database.Database;
import dev.dispatcher.people.User;
import dev.dispatcher.people.Users;
import dev.dispatcher.platform.RemoteFailure;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Links an account in a browser: from a login button in Telegram over a page that names its account to the
/// forge and back. Telegram says who pressed it, the cookie that it is still the same browser, and the forge
/// whose account it is.
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

    /// What came of pressing a login button.
    public sealed interface Start {

        /// Who sits at the browser is asked whether it is theirs: an address with a signature can be handed on.
        /// The state is for the page and the cookie for the browser; who has both may send yes to the address.
        record Asked(Provider provider, User user, String address, String state, String cookie) implements Start {

            @Override
            public String toString() {
                return "Asked[…]";
            }
        }

        /// There is no such forge, or nobody can sign in there.
        record NoSuchForge() implements Start {}

        /// Telegram did not say who this is, or has said it before or too long ago.
        record Stranger() implements Start {}

        /// No verifier can be kept right now.
        record Unanswered() implements Start {}
    }

    /// What came of saying yes.
    public sealed interface Departure {

        record OnTheWay(String address) implements Departure {

            @Override
            public String toString() {
                return "OnTheWay[…]";
            }
        }

        /// Not the page or not the browser that was asked, or too late.
        record Stranger() implements Departure {}

        record Unanswered() implements Departure {}
    }

    /// What came of coming back.
    public sealed interface End {

        record Linked(Link link, User user) implements End {}

        /// Not the browser that set out, or too late, or a second time.
        record Stranger() implements End {}

        /// The forge gave nothing, in its word.
        record Denied(String reason) implements End {}

        /// The forge or the keys are out of reach. What the browser brought is used up.
        record Unanswered() implements End {}
    }

    /// `query` is all that Telegram has put behind the address of a login button.
    public Start start(Provider provider, Map<String, String> query) {
        var signIn = forges.signIn(provider);
        var forge = forges.find(provider);
        if (signIn.isEmpty() || forge.isEmpty() || config.start(provider).isEmpty()) return new Start.NoSuchForge();
        var visitor = login.visitor(query);
        if (visitor.isEmpty()) return new Start.Stranger();
        try {
            return user(visitor.get().user())
                    .flatMap(user -> asked(forge.get(), user, visitor.get().signature()))
                    .orElseGet(Start.Stranger::new);
        } catch (RemoteFailure _) {
            return new Start.Unanswered();
        }
    }

    /// Nobody whom an administrator has turned off.
    private Optional<User> user(long id) {
        return users.find(id).filter(User::active);
    }

    private Optional<Start> asked(Forge forge, User user, String signature) {
        var provider = forge.provider();
        var state = secret();
        var cookie = secret();
        var verifier = seals.closeVerifier(user.id(), secret());
        var traveller = new Traveller(user.id(), provider, forge.instance(), verifier);
        if (!states.begin(state, cookie, signature, traveller)) return Optional.empty();
        var address = config.start(provider).orElseThrow();
        return Optional.of(new Start.Asked(provider, user, address, state, cookie));
    }

    /// With what the page holds, and the cookie.
    public Departure depart(Provider provider, String state, String cookie) {
        var signIn = forges.signIn(provider);
        var traveller = states.agree(state, cookie, provider)
                .filter(found -> user(found.user()).isPresent());
        if (traveller.isEmpty() || signIn.isEmpty()) return new Departure.Stranger();
        try {
            var verifier = verifier(traveller.get());
            return new Departure.OnTheWay(signIn.get().address(config.callback(provider), state, challenge(verifier)));
        } catch (RemoteFailure _) {
            return new Departure.Unanswered();
        }
    }

    private String verifier(Traveller traveller) {
        return seals.openVerifier(traveller.user(), traveller.verifierSealed());
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
        var user = traveller.flatMap(found -> user(found.user()));
        var forge = forges.find(provider)
                .filter(found -> traveller.isPresent()
                        && found.instance().equals(traveller.get().instance()));
        if (user.isEmpty() || signIn.isEmpty() || forge.isEmpty()) return new End.Stranger();
        var code = Optional.ofNullable(query.get("code"));
        if (code.isEmpty()) return new End.Denied(query.getOrDefault("error", "no code"));
        try {
            return exchanged(traveller.get(), user.get(), code.get(), signIn.get(), forge.get());
        } catch (ForgeFailure.Unanswered | RemoteFailure _) {
            return new End.Unanswered();
        } catch (ForgeFailure failure) {
            return new End.Denied(String.valueOf(failure.getMessage()));
        }
    }

    private End exchanged(Traveller traveller, User user, String code, SignIn signIn, Forge forge) {
        // First whatever asks for keys: what the forge answers it answers once.
        var closing = seals.ready(traveller.user(), traveller.provider(), traveller.instance());
        var verifier = verifier(traveller);
        return switch (signIn.exchange(code, config.callback(traveller.provider()), verifier)) {
            case SignIn.Grant.Denied(var reason) -> new End.Denied(reason);
            case SignIn.Grant.Granted(var tokens) -> {
                var account = forge.whoAmI(tokens.access()).account();
                yield new End.Linked(linked(traveller, account, closing.close(tokens)), user);
            }
        };
    }

    private Link linked(Traveller traveller, Account account, Links.Sealed sealed) {
        return database.inTransaction(() -> {
            var link = links.save(traveller.user(), traveller.provider(), traveller.instance(), account, sealed, false);
            news.linked(link);
            return link;
        });
    }
}
