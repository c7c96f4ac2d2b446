package dev.dispatcher.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of a user. What is null is left as it is, and starts as the table has it.
public record UserDetails(
        long id,
        String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable Set<Role> roles,
        @Nullable Language language,
        @Nullable Boolean active) {

    /// The most characters that a name of any kind may have.
    public static final int NAME_MAX = 100;

    public UserDetails {
        if (id == 0) throw new IllegalArgumentException("nobody has the id 0");
        if (name.isBlank()) throw new IllegalArgumentException("a user without a name: " + id);
        roles = roles == null ? null : Set.copyOf(roles);
    }

    /// A user of whom nothing more is known.
    public static UserDetails named(long id, String name) {
        return new UserDetails(id, name, null, null, null, null, null, null);
    }
}
