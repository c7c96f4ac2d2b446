package dev.dispatcher.local;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// Every kind of secret there is in here, each with a value that is found wherever it comes out.
enum Kind {
    API_TOKEN("dsp_canaryOfTheApi0123456789abcdefghijklmnop"),
    GITLAB_TOKEN("glpat-canaryOfOurRobot12345"),
    TRIGGER_TOKEN("glptt-canaryOfThePipelines1234567890"),
    GITHUB_TOKEN("ghp_canaryOfSomebodyAtGitHub0123456789ab"),
    TELEGRAM_TOKEN("7000000001:AAcanaryOfTheBot0123456789abcdefghi"),
    PASTED_TOKEN("glpat-canaryThatWasPasted1"),
    WEBHOOK_MASTER("canaryMasterOfAllWebhooks0123456789abcdefghijklmnopqrstuvwxyz012"),
    APPLICATION_SECRET("gloas-canaryOfTheApplication0123456789"),
    OAUTH_CODE("canaryCodeOfSomebodySigningIn0123456789"),
    SCRIPT_VALUE("canary-value-of-a-variable-0123456789"),
    DATABASE_PASSWORD("canaryPasswordOfTheDatabase0123");

    final String secret;

    Kind(String secret) {
        this.secret = secret;
    }

    /// Those that stand in a text: as they are, or as bytes are shown.
    static List<Kind> in(String text) {
        return Arrays.stream(values()).filter(kind -> kind.isIn(text)).toList();
    }

    private boolean isIn(String text) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        return text.contains(secret)
                || text.contains(HexFormat.of().formatHex(bytes))
                || text.contains(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }
}
