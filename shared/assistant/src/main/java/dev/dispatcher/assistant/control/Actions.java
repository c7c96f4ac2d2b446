package dev.dispatcher.assistant.control;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Sha256;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `actions` table: what buttons stand for. What a button carries is made up as easily as it is read, so it says
/// nothing, and counts only where we have put it.
@Singleton
@Secondary // who only looks at what is told brings his own
public final class Actions implements Buttons {

    /// How long a button counts on a message that nobody changes. A merge request may wait for days, and whoever
    /// acts on it is bound to the commit that was shown.
    private static final Duration OFFERED = Duration.ofDays(30);

    /// How long a question waits for its answer.
    private static final Duration ASKED = Duration.ofSeconds(60);

    private static final String PREFIX = "v1:";
    private static final Pattern DATA = Pattern.compile("v1:([A-Za-z0-9_-]{22})");
    private static final int ID_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Database database;

    public Actions(Database database) {
        this.database = database;
    }

    /// Whether a button of ours could carry it.
    static boolean isOurs(String data) {
        return data.startsWith(PREFIX);
    }

    @Override
    public String data(Offer offer) {
        return PREFIX + put(Action.Step.OFFER, offer, null, null, OFFERED);
    }

    /// The two answers to a question about an offer, for one user. Asked again while it waits, it is the same question;
    /// after that it is a new one, on a card of its own: of the old one nobody would see that it counts again.
    Question question(Action asked, UUID event, long user) {
        var offer = asked.offer();
        var card = openQuestion(asked, user).orElse("act/" + asked.id() + "/" + event);
        var own = new Offer(
                offer.act(),
                offer.place(),
                card,
                offer.provider(),
                offer.instance(),
                offer.project(),
                offer.number(),
                offer.sha());
        return new Question(
                card,
                PREFIX + put(Action.Step.CONFIRM, own, asked.id(), user, ASKED),
                PREFIX + put(Action.Step.CANCEL, own, asked.id(), user, ASKED));
    }

    record Question(String card, String confirm, String cancel) {}

    private Optional<String> openQuestion(Action asked, long user) {
        return database.one("""
                SELECT card
                  FROM actions
                 WHERE confirms = ? AND allowed_user = ? AND step = 'confirm' AND used_at IS NULL
                   AND expires_at > clock_timestamp()
                 ORDER BY created_at DESC
                 LIMIT 1
                """, row -> row.text("card"), asked.id(), user);
    }

    private String put(Action.Step step, Offer offer, @Nullable String confirms, @Nullable Long user, Duration lasts) {
        return database.one(
                        """
                        INSERT INTO actions AS known
                               (id, offer_sha256, step, act, confirms, card, chat_id, thread, provider, instance, project, number,
                                sha, allowed_user, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?::int, ?, ?, ?, ?, ?, ?::bigint, clock_timestamp() + ?::interval)
                            ON CONFLICT (offer_sha256) WHERE used_at IS NULL DO UPDATE SET expires_at = excluded.expires_at
                        RETURNING id
                        """,
                        row -> row.text("id"),
                        id(),
                        Sha256.of(String.join(
                                "\n", step.word(), String.valueOf(confirms), String.valueOf(user), key(offer))),
                        step.word(),
                        offer.act().word(),
                        confirms,
                        offer.card(),
                        offer.place().chatId(),
                        offer.place().thread(),
                        offer.provider().word(),
                        offer.instance(),
                        offer.project(),
                        offer.number(),
                        offer.sha(),
                        user,
                        lasts)
                .orElseThrow();
    }

    private static String key(Offer offer) {
        return String.join(
                "\n",
                offer.act().word(),
                String.valueOf(offer.place().chatId()),
                offer.card(),
                offer.provider().word(),
                offer.instance(),
                offer.project(),
                offer.number(),
                offer.sha());
    }

    private String id() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public Optional<Action> find(String data) {
        var id = DATA.matcher(data);
        return id.matches() ? byId(id.group(1)) : Optional.empty();
    }

    Optional<Action> byId(String id) {
        return database.one("""
                SELECT *, used_at IS NOT NULL AS is_used, expires_at <= clock_timestamp() AS is_late
                  FROM actions
                 WHERE id = ?
                """, Action::of, id);
    }

    /// The yes to the question whether to decline something, while nobody has answered it.
    Optional<Action> openDecline(String card, long chat) {
        return database.one("""
                SELECT *, false AS is_used, expires_at <= clock_timestamp() AS is_late
                  FROM actions
                 WHERE card = ? AND chat_id = ? AND step = 'confirm' AND act = 'decline' AND used_at IS NULL
                 ORDER BY created_at DESC
                 LIMIT 1
                """, Action::of, card, chat);
    }

    /// A question that nobody will answer with yes any more. Answers how many that could have been were called off:
    /// none when it was answered before, or when somebody else has done what it asks about.
    int drop(Action answer) {
        return database.one(
                        """
                        WITH dropped AS (
                          UPDATE actions
                             SET used_at = clock_timestamp()
                           WHERE card = ? AND chat_id = ? AND allowed_user = ? AND used_at IS NULL AND step <> 'offer'
                          RETURNING step, confirms)
                        SELECT count(*) AS n
                          FROM dropped
                          JOIN actions asked ON asked.id = dropped.confirms
                         WHERE dropped.step = 'confirm' AND asked.used_at IS NULL
                        """,
                        row -> row.number("n"),
                        answer.offer().card(),
                        answer.offer().place().chatId(),
                        answer.allowedUser())
                .orElseThrow();
    }

    /// Of one event or another: one alone gets it.
    Taking take(Action action, UUID event, long user, String username, int most, Duration window) {
        return database.inTransaction(() -> database.one(
                        "SELECT take_action(?, ?, ?, ?, ?, ?::interval) AS taking",
                        row -> Taking.of(row.text("taking")),
                        action.id(),
                        event,
                        user,
                        username,
                        most,
                        window)
                .orElseThrow());
    }

    /// What came of reaching for a button.
    enum Taking {
        TAKEN,
        AGAIN,
        USED,
        LATE,
        OFTEN;

        static Taking of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
