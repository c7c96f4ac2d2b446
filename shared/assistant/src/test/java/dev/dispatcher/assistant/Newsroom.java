package dev.dispatcher.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.hooks.Hook;
import dev.dispatcher.assistant.hooks.Hooks;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.NewSubscription;
import dev.dispatcher.assistant.subscriptions.Subscription;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import dev.dispatcher.database.Database;
import dev.dispatcher.events.processing.EventProcessing;
import dev.dispatcher.people.Chat;
import dev.dispatcher.people.Chats;
import dev.dispatcher.people.Language;
import dev.dispatcher.people.Place;
import dev.dispatcher.people.UserDetails;
import dev.dispatcher.people.Users;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.json.RawJson;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.queues.Incoming;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The whole way from a webhook on the queue to what waits to be sent, on the real event machine; and a Telegram that
/// only counts.
public final class Newsroom implements AutoCloseable {

    public static final long GROUP = -100;
    public static final long ANN = 1;
    public static final long BOB = 2;

    public final SettableClock clock = new SettableClock(Instant.parse("2026-01-05T12:00:00Z"));
    public final Database database;
    public final Subscriptions subscriptions;
    public final Hooks hooks;
    public final ApplicationContext context;
    public final TestLinks links = new TestLinks();
    public final TestWitnesses witnesses = new TestWitnesses();
    public final Telegram telegram;

    private final HikariDataSource connections;
    private final EventProcessing processing;
    private int heard;

    public Newsroom() {
        this(Map.of());
    }

    public Newsroom(Map<String, String> settings) {
        TestDatabase postgres = TestPostgres.fresh();
        connections = (HikariDataSource) postgres.dataSource();
        database = new Database(connections);
        var variables = new HashMap<>(postgres.variables());
        variables.putAll(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1",
                "EVENTS_QUEUE_URL", "http://127.0.0.1:1/000000000000/events",
                "EVENTS_DLQ_URL", "http://127.0.0.1:1/000000000000/events-dlq",
                "WEBHOOKS_QUEUE_URL", "http://127.0.0.1:1/000000000000/webhooks",
                "NOTIFICATIONS_QUEUE_URL", "http://127.0.0.1:1/000000000000/notifications.fifo"));
        variables.put("WEBHOOK_MASTER_SECRET", "a master that nobody signs with");
        variables.putAll(settings);
        context = FunctionContext.start(
                "event-processor",
                variables,
                Newsroom.class.getClassLoader(),
                clock,
                links,
                witnesses,
                new TestButtons());
        processing = context.getBean(EventProcessing.class);
        subscriptions = context.getBean(Subscriptions.class);
        hooks = context.getBean(Hooks.class);
        telegram = new Telegram(database);
        people(context.getBean(Users.class), context.getBean(Chats.class));
    }

    /// A group, and two people who let the bot in; each has an account at both forges.
    private void people(Users users, Chats chats) {
        chats.met(GROUP, Chat.Kind.GROUP, "Fruit");
        database.update("UPDATE chats SET language = 'en' WHERE id = ?", GROUP);
        for (var user : Map.of(ANN, "Ann", BOB, "Bob").entrySet()) {
            users.save(new UserDetails(user.getKey(), user.getValue(), null, null, null, null, Language.EN, true));
            chats.met(user.getKey(), Chat.Kind.PRIVATE, user.getValue());
        }
        links.link(ANN, new Actor(21L, "ann", "", false), new Actor(31L, "ann", "", false));
        links.link(BOB, new Actor(22L, "bob", "", false), new Actor(32L, "bob-b", "", false));
    }

    /// The hook of the samples, and everybody in the group hears of everything that is usual.
    public Newsroom hooked(Provider provider) {
        hooks.save(new Hook(Sample.HOOK, provider, "here", provider == Provider.GITLAB ? 7L : 70L, "demo/shop"));
        return this;
    }

    public Subscription subscribe(Provider provider, long chat, Set<EventKind> events, Filters filters) {
        var project = provider == Provider.GITLAB ? 7L : 70L;
        return subscriptions
                .subscribe(new NewSubscription(
                        Place.chat(chat), provider, "here", project, "demo/shop", events, filters, ANN))
                .subscription();
    }

    public Subscription subscribeAll(Provider provider, long chat, Filters filters) {
        var all = EnumSet.complementOf(EnumSet.of(EventKind.CONFIDENTIAL));
        return subscribe(provider, chat, all, filters);
    }

    /// A webhook comes in, and all that follows from it happens.
    public void hear(Sample... samples) {
        for (var sample : samples) hear(sample, "delivery-" + ++heard);
    }

    public void hear(Sample sample, String key) {
        take(sample, key);
        settle();
    }

    /// It comes in, and what it makes waits.
    public void take(Sample sample, String key) {
        take(sample.type(), sample.payload(), key);
    }

    public void take(String type, String payload, String key) {
        var message = Map.of("type", type, "payload", new RawJson(payload), "idempotency_key", key);
        var queue = "arn:aws:sqs:eu-central-1:000000000000:webhooks";
        process(new Incoming(key, queue, "", Json.write(message)));
    }

    /// Everything that waits is processed.
    public void settle() {
        List<UUID> waiting = waiting();
        while (!waiting.isEmpty()) {
            waiting.forEach(this::process);
            waiting = waiting();
        }
        assertThat(database.list("SELECT error FROM events WHERE error IS NOT NULL", row -> row.text("error")))
                .isEmpty();
    }

    public List<UUID> waiting() {
        return database.list("SELECT id FROM events WHERE status = 'queued' ORDER BY id", row -> row.uuid("id"));
    }

    public void process(UUID event) {
        var queue = "arn:aws:sqs:eu-central-1:000000000000:events";
        process(new Incoming(event.toString(), queue, "", "{\"v\":1,\"event_id\":\"%s\"}".formatted(event)));
    }

    private void process(Incoming message) {
        var left = processing.process(new ArrayList<>(List.of(message)), Deadline.in(Duration.ofMinutes(5)));
        assertThat(left.failed()).isEmpty();
    }

    /// What Telegram shows by now, sent in between or not.
    public List<String> said() {
        telegram.deliver();
        return telegram.said();
    }

    @Override
    public void close() {
        context.close();
        connections.close();
    }
}
