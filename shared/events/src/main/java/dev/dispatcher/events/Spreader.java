package dev.dispatcher.events;

import java.util.List;
import java.util.Set;

/// Makes further events of an event, for a domain that wants its own. Any number may listen to one type.
/// It only computes: what it returns is inserted with the completion of the parent, all of it or nothing.
public interface Spreader {

    /// The types it listens to.
    Set<String> types();

    /// Stable for ever: the ids of the children are made from it.
    String name();

    List<Child> spread(Delivery parent);

    /// `key` tells the children of one parent and spreader apart; the same key is the same child.
    record Child(String key, EventType type, String payload) {}
}
