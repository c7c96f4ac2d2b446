package dev.dispatcher.functions.api.people;

import dev.dispatcher.people.Language;
import dev.dispatcher.people.Role;
import dev.dispatcher.people.UserDetails;
import dev.dispatcher.platform.json.Command;
import dev.dispatcher.platform.json.Findings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A user as a client knows them. What is left out stays as it is.
@Schema(name = "NewUser", requiredProperties = "name")
record UserBody(
        @Schema(description = "Telegram's id of a person or, negative, of a group.", nullable = false) @Nullable
        Long id,

        @Schema(description = "The older name of id.") @Nullable
        Long chatId,

        @Schema(minLength = 1, maxLength = UserDetails.NAME_MAX, nullable = false) @Nullable
        String name,

        @Schema(description = "user, admin or both with a comma between them.") @Nullable
        String role,

        @Schema(maxLength = UserDetails.NAME_MAX) @Nullable String firstName,
        @Schema(maxLength = UserDetails.NAME_MAX) @Nullable String lastName,
        @Schema(maxLength = UserDetails.NAME_MAX) @Nullable String username,

        @Schema(
                type = "string",
                allowableValues = {"ru", "en"})
        @Nullable
        String language,

        @Nullable Boolean active)
        implements Command {

    @Override
    public void check(Findings findings) {
        checkId(findings);
        if (name == null) findings.missing("name");
        else if (name.isBlank()) findings.add("/name", "must not be empty.");
        checkLength("/name", name, findings);
        checkLength("/first_name", firstName, findings);
        checkLength("/last_name", lastName, findings);
        checkLength("/username", username, findings);
        if (role != null && words().stream().anyMatch(word -> Role.of(word).isEmpty())) {
            findings.add("/role", "must be user, admin or both with a comma between them.");
        }
        if (language != null && Language.of(language).isEmpty()) findings.add("/language", "must be ru or en.");
    }

    /// Once nothing was found wrong.
    UserDetails details() {
        return new UserDetails(
                Objects.requireNonNull(id == null ? chatId : id),
                Objects.requireNonNull(name),
                firstName,
                lastName,
                username,
                role == null ? null : roles(),
                language == null ? null : Language.of(language).orElseThrow(),
                active);
    }

    private void checkId(Findings findings) {
        if (id == null && chatId == null) findings.missing("id");
        if (id != null && id == 0) findings.add("/id", "must not be 0.");
        if (chatId != null && chatId == 0) findings.add("/chat_id", "must not be 0.");
        if (id != null && chatId != null && !id.equals(chatId)) findings.add("/chat_id", "is not the same as id.");
    }

    private static void checkLength(String pointer, @Nullable String text, Findings findings) {
        if (text != null && text.codePointCount(0, text.length()) > UserDetails.NAME_MAX) {
            findings.add(pointer, "must have at most " + UserDetails.NAME_MAX + " characters.");
        }
    }

    private Set<Role> roles() {
        var roles = EnumSet.noneOf(Role.class);
        for (var word : words()) roles.add(Role.of(word).orElseThrow());
        return roles;
    }

    private List<String> words() {
        return Arrays.stream(Objects.requireNonNull(role).split(",", -1))
                .map(String::strip)
                .toList();
    }
}
