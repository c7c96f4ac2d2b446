package dev.dispatcher.people.telegram;

import dev.dispatcher.database.Database;
import dev.dispatcher.people.Card;
import dev.dispatcher.people.Chat;
import dev.dispatcher.people.Chats;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Nudges;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.Place;
import dev.dispatcher.people.Platform;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.queues.Queues;
import dev.dispatcher.standins.telegram.ChatHandle;
import dev.dispatcher.standins.telegram.SeenMessage;
import dev.dispatcher.standins.telegram.TelegramStandIn;
import dev.dispatcher.standins.telegram.world.Person;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// An outbox, somebody who empties it, and a Telegram with Ada in it. Nobody is nudged: what is sent is sent by hand.
final class PostOffice implements AutoCloseable {

    static final Person ADA = new Person(501, "Ada", "ada", "ru", false);
    static final Person BOB = new Person(502, "Bob", "bob", "en", false);
    private static final Deadline LATER = Deadline.in(Duration.ofHours(1));

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    final TelegramStandIn standIn = TelegramStandIn.start(clock);
    final TestDatabase postgres = TestPostgres.fresh();
    final Database database = new Database(postgres.dataSource());
    final ApplicationContext context;
    final Telegram telegram;
    final Chats chats = new Chats(database);
    final Outbox outbox;
    final ChatHandle ada;

    PostOffice() {
        context = FunctionContext.start("notifier", variables(), PostOffice.class.getClassLoader(), clock);
        telegram = context.getBean(Telegram.class);
        outbox = new Outbox(database, new Ids(clock), silent());
        ada = meet(standIn.chat(ADA), Chat.Kind.PRIVATE);
    }

    private Map<String, String> variables() {
        var variables = new HashMap<>(postgres.variables());
        variables.put("TELEGRAM_API_URL", standIn.url());
        variables.put("TELEGRAM_BOT_TOKEN", TelegramStandIn.TOKEN);
        variables.put("AWS_REGION", "eu-central-1");
        return variables;
    }

    private Nudges silent() {
        return new Nudges(context.getBean(Queues.class)) {
            @Override
            public void send(long chat, UUID news) {}
        };
    }

    ChatHandle meet(ChatHandle chat, Chat.Kind kind) {
        chats.met(chat.id(), kind, "somebody");
        return chat;
    }

    /// A group the bot is in.
    ChatHandle group(String title) {
        var group = standIn.group(title, ADA);
        group.turnBot("member", ADA);
        return meet(group, Chat.Kind.GROUP);
    }

    Delivering delivering() {
        return delivering(database, _ -> telegram);
    }

    /// Somebody else's, over connections and to a Telegram that may fail.
    Delivering delivering(Database connections, UnaryOperator<Telegram> wrapping) {
        return new Delivering(
                new Turns(connections, clock),
                new Records(connections),
                new Chats(connections),
                wrapping.apply(telegram),
                new Ids(clock),
                clock);
    }

    Delivered deliver() {
        return deliver(ada);
    }

    Delivered deliver(ChatHandle chat) {
        return delivering().deliver(chat.id(), LATER);
    }

    void say(String key) {
        say(ada, key);
    }

    void say(ChatHandle chat, String key) {
        outbox.say(message(Place.chat(chat.id()), key, key));
    }

    static Message message(Place place, String key, String html) {
        return new Message(key, place, "test", Platform.GITLAB, html, Keyboard.NONE, false, null, Map.of());
    }

    void show(String key, String html) {
        outbox.show(new Card(key, Place.chat(ada.id()), html, Keyboard.NONE, true));
    }

    List<String> told() {
        return told(ada);
    }

    static List<String> told(ChatHandle chat) {
        return chat.fromBot().stream().map(SeenMessage::text).toList();
    }

    /// Key, state and reason of every row.
    List<String> rows() {
        return database.list("""
                SELECT concat_ws(' ', CASE format WHEN 'card' THEN card ELSE key END, state, error) AS row
                  FROM news
                 ORDER BY id
                """, row -> row.text("row"));
    }

    /// Calls of methods that say something.
    long calls() {
        return (long) standIn.ledger().count("POST", "**/sendMessage")
                + standIn.ledger().count("POST", "**/editMessageText");
    }

    void letLeasesExpire() {
        database.update(
                "UPDATE chats SET lease_expires_at = clock_timestamp() - interval '1 second' WHERE leased_to IS NOT NULL");
    }

    @Override
    public void close() {
        context.close();
        standIn.close();
    }
}
