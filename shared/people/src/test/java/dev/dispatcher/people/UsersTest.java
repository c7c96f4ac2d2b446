package dev.dispatcher.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.database.Database;
import dev.dispatcher.testing.TestPostgres;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsersTest {

    private final Database database = new Database(TestPostgres.fresh().dataSource());
    private final Users users = new Users(database);

    @Test
    void meetsAUserWithWhatTheTableStartsWith() {
        var saved = users.save(UserDetails.named(100, "Ann"));

        assertThat(saved.isNew()).isTrue();
        assertThat(saved.user())
                .isEqualTo(new User(
                        100,
                        "Ann",
                        null,
                        null,
                        null,
                        Set.of(Role.USER),
                        Language.RU,
                        true,
                        false,
                        saved.user().createdAt(),
                        saved.user().updatedAt()));
        assertThat(users.find(100)).contains(saved.user());
    }

    @Test
    void keepsWhatTheDetailsLeaveOut() {
        var roles = EnumSet.of(Role.USER, Role.ADMIN);
        var first = users.save(new UserDetails(100, "Ann", "Anna", "Petrova", "anpet", roles, Language.EN, false));

        var again = users.save(UserDetails.named(100, "Anya"));

        assertThat(again.isNew()).isFalse();
        assertThat(again.user())
                .isEqualTo(new User(
                        100,
                        "Anya",
                        "Anna",
                        "Petrova",
                        "anpet",
                        roles,
                        Language.EN,
                        false,
                        false,
                        first.user().createdAt(),
                        again.user().updatedAt()));
        assertThat(again.user().updatedAt()).isAfter(first.user().updatedAt());
    }

    @Test
    void changesWhatTheDetailsSay() {
        users.save(UserDetails.named(100, "Ann"));

        var changed = users.save(
                new UserDetails(100, "Ann", "Anna", "Petrova", "anpet", Set.of(Role.ADMIN), Language.EN, false));

        assertThat(changed.user())
                .extracting(User::firstName, User::roles, User::language, User::active)
                .containsExactly("Anna", Set.of(Role.ADMIN), Language.EN, false);
    }

    /// The older service made an unsigned number of the id, and a group's became another number.
    @Test
    void knowsAGroupByItsNegativeId() {
        users.save(UserDetails.named(-1001234567890L, "Presales"));

        assertThat(users.find(-1001234567890L)).map(User::name).contains("Presales");
    }

    @Test
    void listsPageByPageInTheOrderOfIds() {
        for (long id : List.of(3L, -7L, 12L, 5L)) users.save(UserDetails.named(id, "user " + id));

        assertThat(users.list(null, 2)).extracting(User::id).containsExactly(-7L, 3L);
        assertThat(users.list(3L, 10)).extracting(User::id).containsExactly(5L, 12L);
        assertThat(users.list(12L, 10)).isEmpty();
    }

    @Test
    void isLinkedWhileTheBotMayWrite() {
        users.save(UserDetails.named(100, "Ann"));
        assertThat(users.find(100)).map(User::isLinked).contains(false);

        database.update("INSERT INTO chats (id, kind) VALUES (100, 'private')");
        assertThat(users.find(100)).map(User::isLinked).contains(true);

        database.update("UPDATE chats SET disabled_reason = 'the bot was blocked' WHERE id = 100");
        assertThat(users.find(100)).map(User::isLinked).contains(false);
    }

    @Test
    void knowsNobodyWithoutAnIdOrAName() {
        assertThatThrownBy(() -> UserDetails.named(0, "Ann")).hasMessage("nobody has the id 0");
        assertThatThrownBy(() -> UserDetails.named(1, " ")).hasMessage("a user without a name: 1");
        assertThat(users.find(1)).isEmpty();
    }
}
