package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.updates.Update.Said;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What of a message one forge may be asked about, and which: the one that makes tokens of this shape. Nothing
/// else that somebody says is shown to any forge, secret or not.
record Candidate(Provider provider, Token token) {

    /// Its mark, which telephones begin with a capital, and its rest. A full stop behind it is the sentence's.
    private static final Pattern MARKED = Pattern.compile(
            "(glpat-)([\\w.=-]{9,}[\\w=-])|(gh[pous]_|github_pat_)(\\w{16,})", Pattern.CASE_INSENSITIVE);

    private static final Pattern BARE = Pattern.compile("[\\w.=-]{20,255}");

    static Optional<Candidate> in(Said said) {
        var marked = MARKED.matcher(said.text());
        if (marked.find()) return Optional.of(marked(marked));
        return isBare(said)
                ? Optional.of(
                        new Candidate(Provider.GITLAB, new Token(said.text().strip())))
                : Optional.empty();
    }

    private static Candidate marked(MatchResult found) {
        return found.group(1) != null
                ? new Candidate(Provider.GITLAB, token(found.group(1), found.group(2)))
                : new Candidate(Provider.GITHUB, token(found.group(3), found.group(4)));
    }

    private static Token token(String mark, String rest) {
        return new Token(mark.toLowerCase(Locale.ROOT) + rest);
    }

    /// Older tokens of GitLab's look like any other word, so only an answer to our question counts as one, and
    /// none that has the shape of something else's.
    static boolean isBare(Said said) {
        return !said.hasToken()
                && said.isPrivate()
                && said.isReplyToUs()
                && BARE.matcher(said.text().strip()).matches();
    }
}
