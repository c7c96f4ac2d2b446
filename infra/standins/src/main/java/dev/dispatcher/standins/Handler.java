package dev.dispatcher.standins;

/// Answers calls.
public interface Handler {
    Answer answer(Call call);
}
