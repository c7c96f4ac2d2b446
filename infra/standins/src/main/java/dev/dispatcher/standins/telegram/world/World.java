package dev.dispatcher.standins.telegram.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// All chats under one lock.
public final class World {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Clock clock;
    private final Updates updates;
    private final Map<Long, Chat> chats = new LinkedHashMap<>();
    private final Map<String, Press> presses = new LinkedHashMap<>();
    private final Map<String, JsonNode> commands = new TreeMap<>();
    private long lastGroup = -1_000;

    public World(Clock clock) {
        this.clock = clock;
        this.updates = new Updates(clock.instant());
    }

    /// Looks at the world as it is now, and may change it. Nobody else does meanwhile.
    public <T> T now(Function<Instant, T> look) {
        lock.lock();
        try {
            var seen = look.apply(clock.instant());
            changed.signalAll();
            return seen;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is something to see, or until it takes too long.
    public <T> T await(Function<Instant, T> look, Function<T, Boolean> isEnough, Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            var seen = look.apply(clock.instant());
            while (!isEnough.apply(seen) && left > 0) {
                left = changed.awaitNanos(left);
                seen = look.apply(clock.instant());
            }
            return seen;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return look.apply(clock.instant());
        } finally {
            lock.unlock();
        }
    }

    public Updates updates() {
        return updates;
    }

    /// What `setMyCommands` said, by scope and language.
    public Map<String, JsonNode> commands() {
        return commands;
    }

    public List<Chat> chats() {
        return List.copyOf(chats.values());
    }

    public Optional<Chat> find(long chat) {
        return Optional.ofNullable(chats.get(chat));
    }

    /// The person's own chat with the bot.
    public Chat privately(Person person) {
        return chats.computeIfAbsent(person.id(), id -> {
            var chat = new Chat(id, Chat.PRIVATE, person.firstName());
            chat.admit(person, "member");
            chat.admit(Person.BOT, "member");
            return chat;
        });
    }

    public Chat group(String title, Person creator) {
        lastGroup--;
        return group(lastGroup, "group", title, creator);
    }

    private Chat group(long id, String type, String title, Person creator) {
        var chat = new Chat(id, type, title);
        chat.admit(creator, "creator");
        chats.put(id, chat);
        return chat;
    }

    public void say(Message message, Instant now) {
        var chat = message.chat();
        chat.add(message);
        if (hears(chat)) updates.add("message", chat.id(), message.json(), now);
    }

    public void edit(Message message, Text text, Instant now) {
        message.edit(text, now);
        var chat = message.chat();
        if (hears(chat)) updates.add("edited_message", chat.id(), message.json(), now);
    }

    /// Whatever stands on the message by now: a press may be late, or made up.
    public Press press(Message message, Person by, String data, Instant now) {
        var press = new Press(String.valueOf(4_400_000_001L + presses.size()), by, now);
        presses.put(press.id(), press);
        var query = JsonNodeFactory.instance.objectNode().put("id", press.id());
        query.set("from", by.json());
        query.set("message", message.json());
        query.put("chat_instance", String.valueOf(message.chat().id() * 31)).put("data", data);
        updates.add("callback_query", message.chat().id(), query, now);
        return press;
    }

    public Optional<Press> findPress(String id) {
        return Optional.ofNullable(presses.get(id));
    }

    /// The last press of this person's that the bot said something to.
    public Optional<Press> answered(Person by) {
        return presses.values().stream()
                .filter(press -> press.by().equals(by) && !press.text().isEmpty())
                .reduce((_, later) -> later);
    }

    /// The bot is let in, made an administrator, thrown out or blocked, by somebody.
    public void turn(Chat chat, String status, Person by, Instant now) {
        var before = chat.status(Person.BOT.id());
        chat.admit(Person.BOT, status);
        var told = JsonNodeFactory.instance.objectNode();
        told.set("chat", chat.json());
        told.set("from", by.json());
        told.put("date", now.getEpochSecond());
        told.putObject("old_chat_member").put("status", before).set("user", Person.BOT.json());
        told.putObject("new_chat_member").put("status", status).set("user", Person.BOT.json());
        updates.add("my_chat_member", chat.id(), told, now);
    }

    /// The group lives on under another id, and both are told.
    public Chat migrate(Chat group, Person by, Instant now) {
        var next = group(-1_000_000_000_000L + group.id(), "supergroup", group.title(), by);
        for (var person : group.people()) next.admit(person, group.status(person.id()));
        group.becomes(next);
        service(group, by, "migrate_to_chat_id", next.id(), now);
        service(next, by, "migrate_from_chat_id", group.id(), now);
        return next;
    }

    private void service(Chat chat, Person by, String field, long other, Instant now) {
        var message = new Message(chat, by, now, Text.typed(""), Message.Manner.PLAIN);
        var json = message.json();
        json.remove("text");
        updates.add("message", chat.id(), json.put(field, other), now);
    }

    private static boolean hears(Chat chat) {
        return !List.of("left", "kicked").contains(chat.status(Person.BOT.id()));
    }
}
