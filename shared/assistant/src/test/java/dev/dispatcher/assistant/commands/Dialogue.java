package dev.dispatcher.assistant.commands;

import dev.dispatcher.assistant.Sample;
import dev.dispatcher.database.Database;
import dev.dispatcher.events.processing.EventProcessing;
import dev.dispatcher.people.telegram.Delivering;
import dev.dispatcher.people.telegram.Telegram;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.json.RawJson;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.queues.Incoming;
import dev.dispatcher.standins.gitlab.Demo;
import dev.dispatcher.standins.gitlab.GitLabStandIn;
import dev.dispatcher.standins.gitlab.ProjectHandle;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.standins.telegram.ChatHandle;
import dev.dispatcher.standins.telegram.SeenMessage;
import dev.dispatcher.standins.telegram.TelegramStandIn;
import dev.dispatcher.standins.telegram.world.Message;
import dev.dispatcher.standins.telegram.world.Person;
import dev.dispatcher.stands.StandRecovery;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import dev.dispatcher.testing.TestQueues;
import dev.dispatcher.webhooks.HookIntake;
import dev.dispatcher.webhooks.HookSecrets;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// People who talk with the bot: Telegram brings each update to our webhook, a queue takes it to the event processing,
/// and whatever is in the outbox then is sent.
public final class Dialogue implements AutoCloseable {

    public static final Person ADA = new Person(501, "Ada", "ada", "ru", false);
    public static final Person BOB = new Person(502, "Bob", "bob", "en", false);
    private static final Deadline LATER = Deadline.in(Duration.ofHours(1));

    public final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T12:00:00Z"));
    public final TelegramStandIn standIn = TelegramStandIn.start(clock);
    public final GitLabStandIn gitlab = GitLabStandIn.start(clock);
    public final ProjectHandle project =
            Demo.in(gitlab).grant("ada", Rights.MAINTAINER).grant("bob", Rights.MAINTAINER);
    public final Database database;
    public final ApplicationContext context;
    public final Door door;
    public final ChatHandle ada = standIn.chat(ADA);
    public final ChatHandle bob = standIn.chat(BOB);

    private final String updates = TestQueues.create("webhooks");
    private final String events = TestQueues.create("events");

    public Dialogue() {
        this(Map.of());
    }

    public Dialogue(Map<String, String> settings) {
        TestDatabase postgres = TestPostgres.fresh();
        var variables = new HashMap<>(postgres.variables());
        variables.putAll(TestQueues.variables());
        variables.put("WEBHOOKS_QUEUE_URL", updates);
        variables.put("EVENTS_QUEUE_URL", events);
        variables.put("QUEUE_BUDGET", "5s"); // as those who take hooks have it
        variables.put("NOTIFICATIONS_QUEUE_URL", events + "-nobody-listens");
        variables.put("WEBHOOK_MASTER_SECRET", "a master that only this test knows of");
        variables.put("GITLAB_API_URL", gitlab.apiUrl());
        variables.put("GITLAB_TOKEN", GitLabStandIn.TOKEN);
        variables.put("GITLAB_TRIGGER_PIPELINE_TOKEN", project.triggerToken());
        variables.put("SEALING_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        variables.put("TELEGRAM_API_URL", standIn.url());
        variables.put("TELEGRAM_BOT_TOKEN", TelegramStandIn.TOKEN);
        variables.putAll(settings);
        database = new Database(postgres.dataSource());
        context = FunctionContext.start("event-processor", variables, Dialogue.class.getClassLoader(), clock);
        door = new Door(context.getBean(HookIntake.class, Qualifiers.byName("telegram")));
        var secret = context.getBean(HookSecrets.class).token("telegram");
        var kinds = List.of("message", "edited_message", "callback_query", "my_chat_member");
        context.getBean(Telegram.class).setWebhook(door.url(), secret, kinds);
    }

    /// The bot's answer, which has to be one message.
    public SeenMessage says(Person person, String text) {
        return says(chatOf(person), person, text);
    }

    public SeenMessage says(ChatHandle chat, Person person, String text) {
        return says(chat, person, text, Message.Manner.PLAIN);
    }

    public SeenMessage says(ChatHandle chat, Person person, String text, Message.Manner manner) {
        int before = chat.fromBot().size();
        chat.say(person, text, manner);
        settle();
        var said = chat.fromBot();
        if (said.size() != before + 1) throw new AssertionError("not one answer to " + text + ": " + said);
        return said.getLast();
    }

    /// Presses a button of the bot's last message there. What that message says then.
    public SeenMessage presses(Person person, String label) {
        return presses(chatOf(person), person, label);
    }

    public SeenMessage presses(ChatHandle chat, Person person, String label) {
        int message = chat.fromBot().getLast().id();
        return presses(chat, person, message, label);
    }

    public SeenMessage presses(ChatHandle chat, Person person, int message, String label) {
        chat.press(person, message, label);
        settle();
        return seen(chat, message);
    }

    /// A press of a button that is not there. What the bot says last then.
    public SeenMessage forges(ChatHandle chat, Person person, int message, String data) {
        chat.forgePress(person, message, data);
        settle();
        return chat.fromBot().getLast();
    }

    /// Pastes a token of the person's account at GitLab, which is called like them.
    public Dialogue links(Person person) {
        chatOf(person).say(person, gitlab.token(person.username()));
        settle();
        return this;
    }

    /// Lets so much time go by, in steps: stands are looked at when they are due, and cards are sent.
    public void pass(Duration time, Duration step) {
        for (var left = time; left.isPositive(); left = left.minus(step)) {
            clock.advance(step);
            gitlab.tick();
            context.getBean(StandRecovery.class).recover(LATER);
            deliver();
        }
    }

    public static SeenMessage seen(ChatHandle chat, int message) {
        return chat.messages().stream()
                .filter(found -> found.id() == message)
                .findFirst()
                .orElseThrow();
    }

    public ChatHandle group(String title, Person creator) {
        var group = standIn.group(title, creator);
        group.turnBot("member", creator);
        settle();
        return group;
    }

    /// Until nothing is on its way any more.
    public void settle() {
        for (int brought = standIn.tick(); brought > 0; brought = standIn.tick()) {
            hear(brought + door.untold());
        }
        deliver();
    }

    /// A webhook of a forge, and all that follows from it.
    public void take(Sample sample, String key) {
        var message = Map.of("type", sample.type(), "payload", new RawJson(sample.payload()), "idempotency_key", key);
        process(new Incoming(key, TestQueues.arn(updates), "", Json.write(message)));
        runEvents("notification.happening");
    }

    private void hear(int brought) {
        var arn = TestQueues.arn(updates);
        for (var message : TestQueues.receive(updates, brought, Duration.ofSeconds(30))) {
            var incoming = new Incoming(message.messageId(), arn, message.receiptHandle(), message.body());
            process(incoming);
            TestQueues.client().deleteMessage(done -> done.queueUrl(updates).receiptHandle(message.receiptHandle()));
        }
    }

    private void process(Incoming incoming) {
        context.getBean(EventProcessing.class).process(List.of(incoming), LATER);
        var trouble = database.list(
                "SELECT type || ': ' || error AS line FROM events WHERE error IS NOT NULL", row -> row.text("line"));
        if (!trouble.isEmpty()) throw new AssertionError(String.join("\n", trouble));
    }

    /// Has the events of a type run now, whenever they were to.
    public void runEvents(String type) {
        var due = database.list("""
                UPDATE events SET next_attempt_at = NULL
                 WHERE type = ? AND status = 'queued'
                RETURNING id
                """, row -> row.uuid("id"), type);
        var arn = TestQueues.arn(events);
        for (UUID id : due) {
            process(new Incoming(id.toString(), arn, "", "{\"v\":1,\"event_id\":\"" + id + "\"}"));
        }
        deliver();
    }

    public void deliver() {
        var chats = database.list(
                "SELECT DISTINCT chat_id FROM news WHERE channel = 'telegram' AND state = 'waiting'",
                row -> row.big("chat_id"));
        chats.forEach(chat -> context.getBean(Delivering.class).deliver(chat, LATER));
    }

    public ChatHandle chatOf(Person person) {
        return standIn.chat(person);
    }

    @Override
    public void close() {
        context.close();
        gitlab.close();
        door.close();
        standIn.close();
    }
}
