package dev.dispatcher.assistant.forge;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Who belongs to a team or a group, asked for page by page.
public final class Roll {

    static final int PAGE = 100;
    private static final int PAGES_MAX = 5;

    private Roll() {}

    /// Empty where there is none, or where it may not be seen. Pages are numbered from one.
    public static Optional<List<Account>> of(
            Wire wire, IntFunction<HttpResponse<JsonNode>> page, Function<JsonNode, Account> account) {
        var members = new ArrayList<Account>();
        for (int number = 1; number <= PAGES_MAX; number++) {
            int wanted = number;
            var found = seen(wire, () -> page.apply(wanted));
            if (found.isEmpty()) return Optional.empty();
            found.get().forEach(member -> members.add(account.apply(member)));
            if (found.get().size() < PAGE) break;
        }
        return Optional.of(members);
    }

    private static Optional<JsonNode> seen(Wire wire, Supplier<HttpResponse<JsonNode>> request) {
        try {
            return wire.find(request);
        } catch (ForgeFailure.Refused refused) {
            if (refused.isAboutRights()) return Optional.empty();
            throw refused;
        }
    }
}
