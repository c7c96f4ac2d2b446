package dev.dispatcher.platform.sealing;

/// What was to be opened is not as it was sealed for this owner. Says nothing about its contents.
public final class SealBroken extends RuntimeException {

    private static final long serialVersionUID = 1;

    SealBroken() {
        super("this was not sealed here, or not for this owner");
    }
}
