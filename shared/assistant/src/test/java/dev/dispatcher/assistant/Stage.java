package dev.dispatcher.assistant;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.assistant.forge.Forge;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.database.Database;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.EventType;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.events.Reactions;
import dev.dispatcher.people.Chat;
import dev.dispatcher.people.Chats;
import dev.dispatcher.people.UserDetails;
import dev.dispatcher.people.Users;
import dev.dispatcher.people.telegram.Delivering;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.standins.github.GitHubStandIn;
import dev.dispatcher.standins.gitlab.GitLabStandIn;
import dev.dispatcher.standins.telegram.ChatHandle;
import dev.dispatcher.standins.telegram.SeenMessage;
import dev.dispatcher.standins.telegram.TelegramStandIn;
import dev.dispatcher.standins.telegram.world.Person;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A Telegram, a GitLab and a GitHub with Ada and Bob in them, a database, and our side of it all: updates go in by
/// hand, and what is told is sent at once.
public final class Stage implements AutoCloseable {

    public static final Person ADA = new Person(501, "Ada", "ada", "en", false);
    public static final Person BOB = new Person(502, "Bob", "bob", "en", false);
    public static final String PUBLIC_URL = "https://bot.example.com";

    private static final EventType UPDATE = new EventType("telegram.update");

    public final Clock clock = Clock.systemUTC();
    public final GitLabStandIn gitlab = GitLabStandIn.start(clock);
    public final GitHubStandIn github = GitHubStandIn.start(clock);
    public final TelegramStandIn telegram = TelegramStandIn.start(clock);
    public final TestDatabase postgres = TestPostgres.fresh();
    private final HikariDataSource connections = (HikariDataSource) postgres.dataSource();
    public final Database database = new Database(connections);
    public final ApplicationContext context;
    public final ChatHandle ada;
    public final ChatHandle bob;
    private long seen;

    public Stage() {
        this(PUBLIC_URL);
    }

    /// Where forges and browsers find us.
    public Stage(String publicUrl) {
        this(publicUrl, Map.of());
    }

    /// With further settings.
    public Stage(String publicUrl, Map<String, String> more) {
        var variables = new HashMap<>(variables(publicUrl));
        variables.putAll(more);
        context = FunctionContext.start("event-processor", variables, Stage.class.getClassLoader());
        ada = meet(ADA);
        bob = meet(BOB);
    }

    private Map<String, String> variables(String publicUrl) {
        var variables = new HashMap<>(postgres.variables());
        variables.put("GITLAB_API_URL", gitlab.apiUrl());
        variables.put("GITHUB_API_URL", github.apiUrl());
        variables.put("GITLAB_OAUTH_CLIENT_ID", dev.dispatcher.standins.gitlab.rest.OAuth.CLIENT_ID);
        variables.put("GITLAB_OAUTH_CLIENT_SECRET", dev.dispatcher.standins.gitlab.rest.OAuth.CLIENT_SECRET);
        variables.put("GITHUB_OAUTH_CLIENT_ID", dev.dispatcher.standins.github.rest.OAuth.CLIENT_ID);
        variables.put("GITHUB_OAUTH_CLIENT_SECRET", dev.dispatcher.standins.github.rest.OAuth.CLIENT_SECRET);
        variables.put("TELEGRAM_API_URL", telegram.url());
        variables.put("TELEGRAM_MESSAGES_PER_SECOND", "1000");
        variables.put("TELEGRAM_BOT_TOKEN", TelegramStandIn.TOKEN);
        variables.put("PUBLIC_URL", publicUrl);
        variables.put("WEBHOOK_MASTER_SECRET", "a master that is long enough for anybody");
        variables.put("SEALING_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        variables.put("AWS_REGION", "eu-central-1");
        variables.put("AWS_ACCESS_KEY_ID", "none");
        variables.put("AWS_SECRET_ACCESS_KEY", "none");
        variables.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1");
        variables.put("EVENTS_QUEUE_URL", "http://127.0.0.1:1/000000000000/events");
        variables.put("NOTIFICATIONS_QUEUE_URL", "http://127.0.0.1:1/000000000000/notifications.fifo");
        return variables;
    }

    private ChatHandle meet(Person person) {
        var chat = telegram.chat(person);
        bean(Users.class)
                .save(new UserDetails(
                        person.id(),
                        person.firstName(),
                        person.firstName(),
                        null,
                        person.username(),
                        null,
                        dev.dispatcher.people.Language.EN,
                        null));
        bean(Chats.class).met(chat.id(), Chat.Kind.PRIVATE, null);
        return chat;
    }

    /// A group with Ada and Bob in it.
    public ChatHandle group() {
        var group = telegram.group("Team", ADA);
        group.join(BOB);
        group.turnBot("member", ADA);
        bean(Chats.class).met(group.id(), Chat.Kind.GROUP, "Team");
        hush();
        return group;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Forge forge(Provider provider) {
        return bean(Forges.class).find(provider).orElseThrow();
    }

    /// Nobody hears of the updates so far.
    public void hush() {
        for (var update : telegram.pending()) seen = Math.max(seen, number(update));
    }

    /// Everything the bot has not heard of yet, each update once. Answers what came of the last.
    public Reaction.Result hear() {
        Reaction.Result last = Reaction.Done.NOTHING_TO_WRITE;
        for (var update : telegram.pending()) {
            if (number(update) <= seen) continue;
            seen = number(update);
            last = process(event(update));
        }
        return last;
    }

    /// The newest update as an event that nobody has worked on yet.
    public Delivery event(String update) {
        var payload = "{\"hook_id\":\"telegram\",\"headers\":{},\"body\":" + update + "}";
        return new Delivery(UUID.randomUUID(), UPDATE, payload, 1, 3, clock.instant());
    }

    public Delivery newest() {
        var update = telegram.pending().getLast();
        seen = number(update);
        return event(update);
    }

    /// As a worker does: what is to be written goes into one transaction, and what is told is sent.
    public Reaction.Result process(Delivery delivery) {
        var result = bean(Reactions.class).to(delivery);
        if (result instanceof Reaction.Done(var writes)) {
            database(() -> writes.write());
        }
        deliver();
        return result;
    }

    public void database(Runnable work) {
        bean(Database.class).inTransaction(() -> {
            work.run();
            return true;
        });
    }

    public void deliver() {
        var chats = database.list("SELECT id FROM chats", row -> row.big("id"));
        for (var chat : chats) bean(Delivering.class).deliver(chat, Deadline.in(Duration.ofHours(1)));
    }

    public static String last(ChatHandle chat) {
        return chat.fromBot().getLast().text();
    }

    public static List<String> told(ChatHandle chat) {
        return chat.fromBot().stream().map(SeenMessage::text).toList();
    }

    private static long number(String update) {
        try {
            return new JsonMapper().readTree(update).path("update_id").asLong();
        } catch (IOException failure) {
            throw new AssertionError(update, failure);
        }
    }

    @Override
    public void close() {
        context.close();
        connections.close();
        gitlab.close();
        github.close();
        telegram.close();
    }
}
