package dev.dispatcher.local;

import java.util.List;
import java.util.Map;

/// Linking accounts on this machine: browsers on it find us, and nobody keeps secrets for us.
final class LocalLinks {

    private static final List<String> ELSEWHERE =
            List.of("LINKS_KMS_KEY", "GITLAB_OAUTH_CLIENT_SECRET", "GITHUB_OAUTH_CLIENT_SECRET");

    private LocalLinks() {}

    /// A port that is not known yet is nobody's address, and a real Telegram opens no address of this machine.
    static void standIn(Map<String, String> given, int port, boolean hasRealTelegram) {
        for (var name : ELSEWHERE) given.putIfAbsent(name, "");
        if (port > 0 && !hasRealTelegram) given.putIfAbsent("PUBLIC_URL", "http://localhost:" + port);
    }
}
