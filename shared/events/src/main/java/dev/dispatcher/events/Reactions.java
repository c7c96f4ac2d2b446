package dev.dispatcher.events;

import dev.dispatcher.events.intake.Inbox;
import dev.dispatcher.platform.Ids;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who reacts to what. A type has one reaction, or any number of spreaders, or nobody: then storing it was the job.
@Singleton
public final class Reactions {

    private final Map<String, Reaction> reactions = new HashMap<>();
    private final Map<String, List<Spreader>> spreaders = new HashMap<>();
    private final Inbox inbox;

    public Reactions(List<Reaction> reactions, List<Spreader> spreaders, Inbox inbox) {
        this.inbox = inbox;
        for (var reaction : reactions) {
            if (this.reactions.put(reaction.type(), reaction) != null) {
                throw new IllegalStateException("two reactions to " + reaction.type());
            }
        }
        for (var spreader : spreaders) {
            for (var type : spreader.types()) listen(type, spreader);
        }
    }

    private void listen(String type, Spreader spreader) {
        if (reactions.containsKey(type)) {
            throw new IllegalStateException("both a reaction and a spreader for " + type);
        }
        spreaders.computeIfAbsent(type, _ -> new ArrayList<>()).add(spreader);
    }

    public Reaction.Result to(Delivery delivery) {
        var type = delivery.type().name();
        var reaction = reactions.get(type);
        if (reaction != null) return reaction.to(delivery);
        return spread(delivery, spreaders.getOrDefault(type, List.of()));
    }

    private Reaction.Result spread(Delivery parent, List<Spreader> listeners) {
        var children = new ArrayList<Inbox.Arrival>();
        for (var spreader : listeners) {
            for (var child : spreader.spread(parent)) {
                var id = Ids.child(parent.id(), spreader.name(), child.key());
                children.add(new Inbox.Arrival(id, new NewEvent(child.type(), child.payload(), parent.createdAt())));
            }
        }
        if (children.isEmpty()) return Reaction.Done.NOTHING_TO_WRITE;
        return new Reaction.Done(() -> inbox.addMissing(children));
    }
}
