package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.database.Database;
import dev.dispatcher.local.lambda.Answer;
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
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.Aws;
import dev.dispatcher.platform.queues.Queues;
import dev.dispatcher.standins.telegram.ChatHandle;
import dev.dispatcher.standins.telegram.SeenMessage;
import dev.dispatcher.standins.telegram.TelegramStandIn;
import dev.dispatcher.standins.telegram.world.Person;
import dev.dispatcher.testing.Eventually;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// From the outbox to the chats and from the chats to events, through the whole system. The bot is a given one, so its
/// updates are fetched.
class NotificationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path TEMPLATE =
            Path.of(System.getProperty("root", "../..")).toAbsolutePath().resolve("template.yaml");
    private static final TelegramStandIn TELEGRAM = TelegramStandIn.start(Clock.systemUTC());
    private static final LocalDispatcher SYSTEM = LocalDispatcher.start(Launch.forTest(TEMPLATE)
            .with("TELEGRAM_API_URL", TELEGRAM.url())
            .with("TELEGRAM_BOT_TOKEN", TelegramStandIn.TOKEN)
            .with("EVENT_SWEEP_EVERY", "10m"));
    private static final Client CLIENT = new Client(SYSTEM);
    private static final Database DATABASE = new Database(connections());
    private static final Chats CHATS = new Chats(DATABASE);

    private static DataSource connections() {
        var connections = new HikariDataSource();
        connections.setJdbcUrl(SYSTEM.jdbcUrl());
        return connections;
    }

    @AfterAll
    static void close() {
        CLIENT.close();
        SYSTEM.close();
        TELEGRAM.close();
    }

    @Test
    void thirtyChatsHearTwentyMessagesEachInOrder() {
        var chats = IntStream.range(0, 30).mapToObj(n -> met(8_000 + n)).toList();
        TELEGRAM.faults()
                .on(TelegramStandIn.callsFor(chats.getFirst().id()))
                .times(1)
                .answers(TelegramStandIn.tooMany(Duration.ofSeconds(3)));
        var outbox = outbox(true);
        var expected = IntStream.range(0, 20).mapToObj(n -> "m" + n).toList();
        for (var text : expected) for (var chat : chats) say(outbox, chat, text);

        for (var chat : chats.subList(1, 30)) awaitTold(chat, expected);
        awaitTold(chats.getFirst(), expected);
        assertThat(TELEGRAM.ledger().count("POST", "**/sendMessage")).isGreaterThanOrEqualTo(601);
    }

    @Test
    void whatNobodyWasToldOfIsFoundByRecovery() {
        var chat = met(8_100);
        var silent = outbox(false);
        say(silent, chat, "lost");
        silent.show(new Card("card of 8100", Place.chat(chat.id()), "runs", Keyboard.NONE, true));
        assertThat(chat.fromBot()).isEmpty();

        DATABASE.update("UPDATE news SET wake_at = clock_timestamp() WHERE chat_id = ?", chat.id());
        assertThat(SYSTEM.invoke(
                        "event-recovery", "{\"source\":\"aws.scheduler\",\"detail-type\":\"x\",\"detail\":{}}"))
                .isNotInstanceOf(Answer.Throttled.class);

        awaitTold(chat, List.of("lost", "runs"));
    }

    @Test
    void whatPeopleSayIsFetchedAndBecomesAnEvent() {
        TELEGRAM.chat(person(8_200)).say(person(8_200), "/start");

        CLIENT.awaitNewest("telegram.update", "processed");
        assertThat(DATABASE.list(
                        "SELECT payload::text AS payload FROM events WHERE type = 'telegram.update'",
                        row -> row.text("payload")))
                .as("what is said is forgotten once it is heard")
                .containsExactly("{}");
        Eventually.eventually(
                "an answer",
                PATIENCE,
                () -> !TELEGRAM.chat(person(8_200)).fromBot().isEmpty());
        assertThat(TELEGRAM.webhook().isSet()).isFalse();
        assertThat(TELEGRAM.menus()).hasSize(4);
    }

    private static Person person(long id) {
        return new Person(id, "P" + id, "p" + id, "en", false);
    }

    private static ChatHandle met(long id) {
        var chat = TELEGRAM.chat(person(id));
        CHATS.met(chat.id(), Chat.Kind.PRIVATE, "P" + id);
        return chat;
    }

    private static Outbox outbox(boolean isNudging) {
        var variables = new HashMap<>(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "QUEUE_BUDGET", "10s",
                "AWS_ENDPOINT_URL_SQS", SYSTEM.sqsEndpoint()));
        if (isNudging) variables.put("NOTIFICATIONS_QUEUE_URL", SYSTEM.queueUrl("notifications.fifo"));
        var settings = new Settings(variables);
        var clock = Clock.systemUTC();
        return new Outbox(DATABASE, new Ids(clock), new Nudges(new Queues(settings, new Aws(settings), clock)));
    }

    private static void say(Outbox outbox, ChatHandle chat, String text) {
        var message = new Message(
                chat.id() + " " + text,
                Place.chat(chat.id()),
                "test",
                Platform.GITLAB,
                text,
                Keyboard.NONE,
                false,
                null,
                Map.of());
        assertThat(outbox.say(message)).isTrue();
    }

    private static void awaitTold(ChatHandle chat, List<String> expected) {
        Eventually.eventually(
                "chat " + chat.id() + " is told", PATIENCE, () -> told(chat).size() >= expected.size());
        assertThat(told(chat)).isEqualTo(expected);
    }

    private static List<String> told(ChatHandle chat) {
        return chat.fromBot().stream().map(SeenMessage::text).toList();
    }
}
