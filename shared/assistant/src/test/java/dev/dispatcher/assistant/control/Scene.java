package dev.dispatcher.assistant.control;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.linking.Browser;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Card;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.Place;
import dev.dispatcher.standins.Entry;
import dev.dispatcher.standins.Ledger;
import dev.dispatcher.standins.github.RepositoryHandle;
import dev.dispatcher.standins.github.world.RunScript;
import dev.dispatcher.standins.gitlab.ProjectHandle;
import dev.dispatcher.standins.gitlab.world.JobScript;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.standins.telegram.ChatHandle;
import dev.dispatcher.standins.telegram.SeenMessage;
import dev.dispatcher.standins.telegram.world.Person;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// A group with Ada, who administers the project on both forges, and Bob, who only reads it; both are linked. Cards
/// with buttons hang there.
final class Scene implements AutoCloseable {

    static final String PROJECT = "demo/shop";

    final Stage stage = new Stage();
    final ProjectHandle project = stage.gitlab
            .project(PROJECT)
            .pipelineScript(
                    JobScript.of("build", "compile").takes(Duration.ofHours(1)),
                    JobScript.of("build", "preview").manual().allowingFailure())
            .grant("ada", Rights.MAINTAINER)
            .grant("bob", Rights.REPORTER);
    final RepositoryHandle repository = stage.github
            .repository(PROJECT)
            .grant("ada", "admin")
            .grant("bob", "pull")
            .workflow("ci.yml", new RunScript(Duration.ofHours(1), List.of("build"), List.of(), 0));
    final ChatHandle group = stage.group();

    Scene() {
        var browser = new Browser(stage);
        for (var provider : Provider.values()) {
            browser.link(Stage.ADA, provider);
            browser.link(Stage.BOB, provider);
        }
        stage.gitlab.ledger().clear();
        stage.github.ledger().clear();
    }

    Offer offer(Act act, Provider provider, String number, String sha) {
        return new Offer(
                act,
                Place.chat(group.id()),
                "card/" + number,
                provider,
                stage.forge(provider).instance(),
                PROJECT,
                number,
                sha);
    }

    /// Something new that Ada may do, on no protected branch.
    Offer possible(Act act, Provider provider) {
        return new Possible(this, provider).of(act);
    }

    Offer onTheMainBranch(Provider provider) {
        return new Possible(this, provider).run();
    }

    /// What the newest button of this offer carries.
    String button(Offer offer) {
        return "v1:"
                + stage.database
                        .one(
                                "SELECT id FROM actions WHERE card = ? AND act = ? ORDER BY created_at DESC LIMIT 1",
                                row -> row.text("id"),
                                offer.card(),
                                offer.act().word())
                        .orElseThrow();
    }

    void expire(String step) {
        stage.database.update("UPDATE actions SET expires_at = clock_timestamp() WHERE step = ?", step);
    }

    Token token(Provider provider) {
        return new Token(
                switch (provider) {
                    case GITLAB -> stage.gitlab.token("ada");
                    case GITHUB -> stage.github.token("ada");
                });
    }

    Offer merge(Act act, Provider provider) {
        return merge(act, provider, "carl");
    }

    Offer merge(Act act, Provider provider, String author) {
        long number =
                switch (provider) {
                    case GITLAB -> project.reviews().open(author, "replicas", "Raise it");
                    case GITHUB -> repository.openPull(author, "replicas", "Raise it");
                };
        return offer(act, provider, String.valueOf(number), sha(provider, number));
    }

    /// A card with this one button. Answers the number of its message.
    int hang(Offer offer) {
        var data = new AtomicReference<>("");
        stage.database(() -> {
            data.set(stage.bean(Actions.class).data(offer));
            stage.bean(Outbox.class)
                    .show(new Card(
                            offer.card(),
                            offer.place(),
                            "A card",
                            Keyboard.row(Button.press(offer.act().name(), data.get())),
                            false));
        });
        stage.deliver();
        return group.fromBot().getLast().id();
    }

    /// Presses the button of that label below the newest message that has one.
    String press(Person person, String label) {
        var message = group.fromBot().reversed().stream()
                .filter(seen -> seen.buttons().stream().flatMap(List::stream).anyMatch(label::equals))
                .findFirst()
                .orElseThrow();
        return press(person, message.id(), label);
    }

    /// Answers what the group sees now that it did not see before.
    String press(Person person, int message, String label) {
        var before = new HashMap<Integer, String>();
        group.fromBot().forEach(seen -> before.put(seen.id(), seen.text()));
        group.press(person, message, label);
        stage.hear();
        return group.fromBot().stream()
                .filter(seen -> !seen.text().equals(before.get(seen.id())))
                .map(SeenMessage::text)
                .collect(Collectors.joining("\n"));
    }

    /// What was changed, or tried to be.
    List<Entry> changes(Provider provider) {
        return ledger(provider).mutations();
    }

    Ledger ledger(Provider provider) {
        return switch (provider) {
            case GITLAB -> stage.gitlab.ledger();
            case GITHUB -> stage.github.ledger();
        };
    }

    dev.dispatcher.standins.Faults faults(Provider provider) {
        return switch (provider) {
            case GITLAB -> stage.gitlab.faults();
            case GITHUB -> stage.github.faults();
        };
    }

    String sha(Provider provider, long number) {
        return switch (provider) {
            case GITLAB -> project.reviews().sha(number);
            case GITHUB -> repository.sha((int) number);
        };
    }

    String state(Provider provider, Offer offer) {
        int number = Integer.parseInt(offer.number());
        return switch (provider) {
            case GITLAB -> project.reviews().state(number).replace("opened", "open");
            case GITHUB -> repository.pullState(number);
        };
    }

    List<String> said(Provider provider, Offer offer) {
        int number = Integer.parseInt(offer.number());
        return switch (provider) {
            case GITLAB -> project.reviews().notes(number);
            case GITHUB -> repository.said(number);
        };
    }

    void push(Provider provider) {
        switch (provider) {
            case GITLAB -> project.push("replicas");
            case GITHUB -> repository.push("carl", "replicas");
        }
    }

    /// A pipeline on a branch that is not protected. Answers its id.
    String pipeline(Provider provider) {
        push(provider);
        var forge = stage.forge(provider);
        var token = token(provider);
        forge.run(token, PROJECT, forge.workflows(token, PROJECT).getFirst().id(), "replicas");
        var id = forge.pipelines(token, PROJECT, "replicas").getFirst().id();
        ledger(provider).clear();
        return String.valueOf(id);
    }

    boolean isRunning(Provider provider, String id) {
        var token = token(provider);
        return stage.forge(provider)
                .pipeline(token, PROJECT, Long.parseLong(id))
                .orElseThrow()
                .state()
                .goesOn();
    }

    long acts() {
        return stage.database
                .one("SELECT count(*) AS n FROM acts", row -> row.big("n"))
                .orElseThrow();
    }

    @Override
    public void close() {
        stage.close();
    }
}
