package dev.dispatcher.assistant.subscriptions;

import java.util.Locale;

/// A pattern with stars. In a name a star is anything; in a path it stays within its folder, and two stars do not. It
/// takes time in proportion to its length, whatever it is.
final class Glob {

    private static final int LENGTH_MAX = 200;

    private Glob() {}

    static boolean matchesName(String pattern, String name) {
        return matches(pattern.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT), false);
    }

    static boolean matchesPath(String pattern, String path) {
        return matches(pattern, path, true);
    }

    /// `reached[i]`: what was read of the pattern may stand for the first i characters.
    private static boolean matches(String pattern, String text, boolean isPath) {
        if (pattern.length() > LENGTH_MAX) return false;
        var reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (int at = 0; at < pattern.length(); at++) {
            char sign = pattern.charAt(at);
            if (sign != '*') {
                step(reached, text, sign);
                continue;
            }
            boolean isDouble = pattern.startsWith("**", at);
            boolean isFolders = isPath && pattern.startsWith("**/", at) && (at == 0 || pattern.charAt(at - 1) == '/');
            if (isFolders) folders(reached, text);
            else spread(reached, text, isPath && !isDouble);
            if (isDouble) at += isFolders ? 2 : 1;
        }
        return reached[text.length()];
    }

    private static void step(boolean[] reached, String text, char sign) {
        for (int i = text.length(); i > 0; i--) {
            reached[i] = reached[i - 1] && (sign == '?' || text.charAt(i - 1) == sign);
        }
        reached[0] = false;
    }

    private static void spread(boolean[] reached, String text, boolean stopsAtSlash) {
        for (int i = 1; i <= text.length(); i++) {
            reached[i] = reached[i] || (reached[i - 1] && !(stopsAtSlash && text.charAt(i - 1) == '/'));
        }
    }

    /// Any number of whole folders, also none.
    private static void folders(boolean[] reached, String text) {
        boolean isOpen = false;
        for (int i = 0; i <= text.length(); i++) {
            boolean isStart = reached[i];
            boolean isAfterFolder = isOpen && text.charAt(i - 1) == '/';
            isOpen |= isStart;
            reached[i] = isStart || isAfterFolder;
        }
    }
}
