package dev.dispatcher.people;

import dev.dispatcher.database.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may own a stand: a person, or a group, whose id is negative. `isLinked` when the bot can write to them.
public record User(
        long id,
        String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String username,
        Set<Role> roles,
        Language language,
        boolean active,
        boolean isLinked,
        Instant createdAt,
        Instant updatedAt) {

    public User {
        roles = Set.copyOf(roles);
    }

    static User of(Row row) {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream(row.texts("roles"))
                .forEach(word -> roles.add(Role.of(word).orElseThrow()));
        return new User(
                row.big("id"),
                row.text("name"),
                row.textOrNull("first_name"),
                row.textOrNull("last_name"),
                row.textOrNull("username"),
                roles,
                Language.of(row.text("language")).orElseThrow(),
                row.flag("active"),
                row.flag("is_linked"),
                row.time("created_at"),
                row.time("updated_at"));
    }
}
