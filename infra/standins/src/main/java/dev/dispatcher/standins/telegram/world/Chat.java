package dev.dispatcher.standins.telegram.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A place where people write. Numbers of messages are its own.
public final class Chat {

    public static final String PRIVATE = "private";

    private final long id;
    private final String type;
    private final String title;
    private final Map<Long, String> statuses = new LinkedHashMap<>();
    private final Map<Long, Person> people = new LinkedHashMap<>();
    private final TreeMap<Integer, Message> messages = new TreeMap<>();
    private final Set<Integer> topics = new TreeSet<>();
    private @Nullable Chat successor;
    private int lastMessage;

    Chat(long id, String type, String title) {
        this.id = id;
        this.type = type;
        this.title = title;
    }

    public long id() {
        return id;
    }

    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    public boolean isPrivate() {
        return type.equals(PRIVATE);
    }

    int nextMessage() {
        return ++lastMessage;
    }

    public void add(Message message) {
        messages.put(message.id(), message);
    }

    /// Those that are still there.
    public Optional<Message> find(int message) {
        return Optional.ofNullable(messages.get(message)).filter(found -> !found.isDeleted());
    }

    /// All that have ever been there.
    public List<Message> messages() {
        return List.copyOf(messages.values());
    }

    public void admit(Person person, String status) {
        people.put(person.id(), person);
        statuses.put(person.id(), status);
    }

    /// `creator`, `administrator`, `member`, `left` or `kicked`.
    public String status(long person) {
        return statuses.getOrDefault(person, "left");
    }

    public Optional<Person> person(long id) {
        return Optional.ofNullable(people.get(id));
    }

    public Collection<Person> people() {
        return List.copyOf(people.values());
    }

    public boolean hasTopic(int thread) {
        return topics.contains(thread);
    }

    public void openTopic(int thread) {
        topics.add(thread);
    }

    public Optional<Chat> successor() {
        return Optional.ofNullable(successor);
    }

    void becomes(Chat other) {
        successor = other;
    }

    /// `Chat`.
    public ObjectNode json() {
        var chat = JsonNodeFactory.instance.objectNode().put("id", id).put("type", type);
        if (!isPrivate()) {
            chat.put("title", title);
            return topics.isEmpty() ? chat : chat.put("is_forum", true);
        }
        people.values().stream()
                .filter(person -> !person.isBot())
                .findFirst()
                .ifPresent(person -> chat.put("first_name", person.firstName()).put("username", person.username()));
        return chat;
    }
}
