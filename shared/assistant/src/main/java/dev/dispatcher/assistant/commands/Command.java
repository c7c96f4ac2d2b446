package dev.dispatcher.assistant.commands;

/// Something one can ask the bot for, by its name with a slash or by a button that carries the very same line.
///
/// Anybody can type any line and make up any button, so whatever follows the name is a stranger's word.
public interface Command {

    /// Without the slash.
    String name();

    Where where();

    /// Whether a link into the private chat may ask for it. Such a link can come from anybody.
    default boolean isLinked() {
        return false;
    }

    /// No transaction is open: whoever has to ask somebody else's server does it here.
    Answer to(Ask ask);

    /// Who may ask for it, and where.
    enum Where {
        PRIVATE,
        ANYWHERE,
        /// In groups their administrators only.
        RULED
    }
}
