package dev.dispatcher.assistant.control;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.people.Place;

/// Something that may be done to what a card shows. `project` is its number, or its path where that is all we know;
/// `number` is the pipeline's id or the merge request's number, `sha` what was shown when it was offered; of a run they
/// are the ref, and what is to be run in the words of `Running`.
public record Offer(
        Act act,
        Place place,
        String card,
        Provider provider,
        String instance,
        String project,
        String number,
        String sha) {}
