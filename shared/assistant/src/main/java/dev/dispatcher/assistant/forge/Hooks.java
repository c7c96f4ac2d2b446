package dev.dispatcher.assistant.forge;

import java.util.List;
import java.util.Set;

/// The hooks of a forge's projects, for people who administer them. Throws `ForgeFailure`; without the right to it a
/// `Refused` that is about rights.
public interface Hooks {

    List<Hook> list(Token token, String project);

    Hook create(Token token, String project, Wanted wanted);

    /// The address, the secrets and exactly these events; a hook that was turned off is on again where that is all it
    /// takes.
    Hook update(Token token, String project, long id, Wanted wanted);

    /// Also when it is gone already.
    void delete(Token token, String project, long id);

    /// Whether somebody answered well. Some forges only promise to try: then the answer comes as a delivery. False also
    /// where the forge is too old for tests.
    boolean test(Token token, String project, long id);

    /// Deliveries that nobody answered well, the newest first: one page. Empty where the forge does not tell.
    List<Failed> failed(Token token, String project, long id);

    /// Once more, under the same key. False when the forge wants to be left alone for a while.
    boolean resend(Token token, String project, long id, long delivery);

    /// Whether it is there for exactly what is wanted: topics that this forge does not know count for nothing.
    boolean fits(Hook hook, Wanted wanted);

    /// A hook as the forge has it, with the forge's words for what it is about. `isOn` is false when the forge has
    /// given up on it.
    record Hook(long id, String url, Set<String> words, boolean isOn, boolean isSigned) {

        public Hook {
            words = Set.copyOf(words);
        }
    }

    /// A hook as we would have it. Never printed: it holds secrets.
    record Wanted(String url, String secret, String signingToken, Set<Topic> topics) {

        public Wanted {
            topics = Set.copyOf(topics);
        }

        @Override
        public String toString() {
            return "Wanted[" + url + ", " + topics + "]";
        }
    }

    /// A delivery that went wrong. `key` is the same however often it is sent.
    record Failed(long id, String key, int status) {}
}
