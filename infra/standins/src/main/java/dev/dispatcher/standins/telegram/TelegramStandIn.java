package dev.dispatcher.standins.telegram;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.Call;
import dev.dispatcher.standins.Faults;
import dev.dispatcher.standins.Heart;
import dev.dispatcher.standins.Ledger;
import dev.dispatcher.standins.Parameters;
import dev.dispatcher.standins.StandInServer;
import dev.dispatcher.standins.telegram.api.BotApi;
import dev.dispatcher.standins.telegram.api.Courier;
import dev.dispatcher.standins.telegram.page.ChatPage;
import dev.dispatcher.standins.telegram.world.Person;
import dev.dispatcher.standins.telegram.world.Webhook;
import dev.dispatcher.standins.telegram.world.World;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A Telegram of our own: chats with people in them, the Bot API, updates that are brought or fetched, and a page to
/// chat on. What the bot asked is in the ledger; what goes wrong is in the faults.
public final class TelegramStandIn implements AutoCloseable {

    /// The bot's, made up.
    public static final String TOKEN = Person.BOT.id() + ":stand-in-token-that-opens-nothing-else";

    private final StandInServer server;
    private final World world;
    private final BotApi api;
    private final Courier courier;
    private final Heart heart = new Heart("telegram-stand-in", this::tick);

    private TelegramStandIn(int port, Clock clock) {
        this.server = new StandInServer(port, clock);
        this.world = new World(clock);
        this.api = new BotApi(world, TOKEN);
        this.courier = new Courier(world, api);
        var page = new ChatPage(world, TOKEN);
        server.hide(ChatPage::isForPeople);
        server.serve(call -> ChatPage.isForPeople(call) ? page.answer(call) : api.answer(call));
    }

    /// On any free port. Updates are brought to the webhook at a `tick()`.
    public static TelegramStandIn start(Clock clock) {
        return new TelegramStandIn(0, clock);
    }

    /// For people: updates are brought as things happen.
    public static TelegramStandIn startOn(int port, Clock clock) {
        var standIn = new TelegramStandIn(port, clock);
        standIn.heart.start();
        return standIn;
    }

    /// What goes into `TELEGRAM_API_URL`, and where the page is.
    public String url() {
        return server.url();
    }

    /// The person's own chat with the bot.
    public ChatHandle chat(Person person) {
        return new ChatHandle(world, world.now(_ -> world.privately(person)));
    }

    /// A group the bot is not in yet.
    public ChatHandle group(String title, Person creator) {
        return new ChatHandle(world, world.now(_ -> world.group(title, creator)));
    }

    /// Those for a chat, to give to `faults().on(…)`.
    public static Predicate<Call> callsFor(long chat) {
        return call -> Parameters.of(call)
                .flatMap(given -> given.text("chat_id"))
                .filter(String.valueOf(chat)::equals)
                .isPresent();
    }

    /// As Telegram says that it is too much.
    public static Answer tooMany(Duration retryAfter) {
        return BotApi.tooMany(retryAfter);
    }

    public Faults faults() {
        return server.faults();
    }

    public Ledger ledger() {
        return server.ledger();
    }

    /// Every method that is served.
    public Set<String> methods() {
        return api.methods();
    }

    /// As `setWebhook` left it.
    public Webhook webhook() {
        return world.now(_ -> world.updates().webhook());
    }

    /// What the bot has not been told yet, as it will be told.
    public List<String> pending() {
        return world.now(_ -> world.updates().all().stream()
                .map(update -> update.json().toString())
                .toList());
    }

    /// The menus of commands: `scope:chat:language` and the commands in JSON.
    public Map<String, String> menus() {
        return world.now(_ -> {
            var menus = new TreeMap<String, String>();
            world.commands().forEach((menu, commands) -> menus.put(menu, commands.toString()));
            return menus;
        });
    }

    /// Brings what is due to the webhook. Answers how many updates were taken.
    public int tick() {
        return courier.deliver();
    }

    /// Connections are refused until `up()`.
    public void down() {
        server.down();
    }

    public void up() {
        server.up();
    }

    @Override
    public void close() {
        heart.close();
        server.close();
        courier.close();
    }
}
