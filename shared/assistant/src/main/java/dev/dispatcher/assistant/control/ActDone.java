package dev.dispatcher.assistant.control;

/// What somebody did through us, called so at the forge.
public record ActDone(Act act, String username) {

    public String handle() {
        return "@" + username;
    }
}
