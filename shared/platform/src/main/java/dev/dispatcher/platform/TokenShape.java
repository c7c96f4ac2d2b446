package dev.dispatcher.platform;

import java.util.regex.Pattern;

/// What tokens look like. A text that only looks like one is taken for one: sealed, it can be opened again; in a
/// log line nobody misses it.
public final class TokenShape {

    private static final Pattern TOKEN = Pattern.compile(
            // GitLab: personal, OAuth, deploy, runner, job, trigger, feed, mail, agent, workspace, SCIM, feature flags
            "gl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|wt|soat|ffct)-[\\w.=-]{10,}"
                    + "|GR1348941[\\w-]{10,}"
                    // GitHub: personal, OAuth, user, server, refresh; and the fine-grained
                    + "|gh[pousr]_\\w{16,}|github_pat_\\w{16,}"
                    // ours, the key of a signed webhook, a bot's own
                    + "|dsp_[\\w-]{16,}|whsec_[\\w+/=]{16,}|\\d{6,12}:[\\w-]{30,}"
                    // AWS
                    + "|(?:AKIA|ASIA)[A-Z0-9]{16}",
            Pattern.CASE_INSENSITIVE); // telephones begin a message with a capital

    /// GitLab's older tokens are 20 characters without any mark, and an instance may choose its own.
    private static final Pattern UNMARKED = Pattern.compile("[\\w-]{20,}");

    private TokenShape() {}

    public static boolean isIn(String text) {
        return TOKEN.matcher(text).find();
    }

    /// The same text without them.
    public static String masked(String text) {
        return TOKEN.matcher(text).replaceAll("[a token]");
    }

    /// For where every secret-looking word counts.
    public static boolean mayBeIn(String text) {
        return isIn(text) || UNMARKED.matcher(text).find();
    }
}
