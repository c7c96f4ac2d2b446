package dev.dispatcher.assistant.forge;

import dev.dispatcher.assistant.Provider;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The forges this installation knows, one of a kind.
@Singleton
public final class Forges {

    private final Map<Provider, Desk> desks = new EnumMap<>(Provider.class);

    public Forges(List<Desk> desks) {
        for (var desk : desks) this.desks.put(desk.provider(), desk);
    }

    /// Empty when it is not configured.
    public Optional<Forge> find(Provider provider) {
        return Optional.ofNullable(desks.get(provider)).flatMap(Desk::forge);
    }

    /// Empty when nobody can sign in there: then only a personal token is left.
    public Optional<SignIn> signIn(Provider provider) {
        return Optional.ofNullable(desks.get(provider)).flatMap(Desk::signIn);
    }

    /// What there is for one provider.
    public interface Desk {

        Provider provider();

        Optional<Forge> forge();

        Optional<SignIn> signIn();
    }
}
