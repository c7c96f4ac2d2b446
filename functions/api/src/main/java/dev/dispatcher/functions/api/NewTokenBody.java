package dev.dispatcher.functions.api;

import dev.dispatcher.database.Scope;
import dev.dispatcher.platform.json.Command;
import dev.dispatcher.platform.json.Findings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a new token shall be called and may do.
@Schema(
        name = "NewToken",
        requiredProperties = {"name", "scopes"})
record NewTokenBody(
        @Schema(minLength = 1, maxLength = NewTokenBody.NAME_MAX, nullable = false) @Nullable
        String name,

        @Nullable List<@Nullable String> scopes,
        @Nullable Instant expiresAt)
        implements Command {

    static final int NAME_MAX = 100;

    private static final String WORDS =
            Stream.of(Scope.values()).map(Scope::word).collect(Collectors.joining(", "));

    @Override
    public void check(Findings findings) {
        if (name == null) findings.missing("name");
        else if (name.isBlank() || name.codePointCount(0, name.length()) > NAME_MAX) {
            findings.add("/name", "must have 1 to " + NAME_MAX + " characters.");
        }
        if (scopes == null) {
            findings.missing("scopes");
            return;
        }
        if (scopes.isEmpty()) findings.add("/scopes", "must not be empty.");
        findings.<String>each("scopes", scopes, (word, here) -> {
            if (Scope.of(word).isEmpty()) here.add("", "must be one of " + WORDS + ".");
        });
    }

    Set<Scope> scopeSet() {
        var set = EnumSet.noneOf(Scope.class);
        if (scopes != null)
            for (var word : scopes) if (word != null) Scope.of(word).ifPresent(set::add);
        return set;
    }
}
