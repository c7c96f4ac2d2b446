package dev.dispatcher.assistant.commands;

import dev.dispatcher.assistant.updates.Sender;
import dev.dispatcher.assistant.updates.Spot;
import dev.dispatcher.assistant.updates.Update;
import dev.dispatcher.assistant.updates.UpdateListener;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Meets whoever writes in private before anybody acts on it: nobody can be answered whom we do not know.
@Singleton
@Order(-1000)
final class FirstMeeting implements UpdateListener {

    private final Meeting meeting;

    FirstMeeting(Meeting meeting) {
        this.meeting = meeting;
    }

    @Override
    public Optional<Reaction.Result> hear(Update update, Delivery delivery) {
        switch (update) {
            case Update.Said said -> meet(said.sender(), said.at());
            case Update.Pressed pressed -> meet(pressed.sender(), pressed.at());
            case Update.Other _ -> {} // nobody writes
        }
        return Optional.empty();
    }

    private void meet(Sender sender, Spot at) {
        if (sender.isSomebody() && at.isPrivate()) meeting.meet(sender, at);
    }
}
