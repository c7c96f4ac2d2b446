package dev.dispatcher.platform.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.core.PropertyDefinerBase;

/// The level that `LOG_LEVEL` asks for. A word that is no level means INFO: logging is no reason not to start.
public final class LogLevel extends PropertyDefinerBase {

    private String asked = "";
    private Level atLeast = Level.TRACE;

    public void setAsked(String asked) {
        this.asked = asked;
    }

    /// For code that is not ours: what it says below this level may contain credentials.
    public void setAtLeast(String level) {
        this.atLeast = Level.toLevel(level);
    }

    @Override
    public String getPropertyValue() {
        var level = Level.toLevel(asked.strip(), Level.INFO);
        return (level.isGreaterOrEqual(atLeast) ? level : atLeast).toString();
    }
}
