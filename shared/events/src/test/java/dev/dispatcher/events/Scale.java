package dev.dispatcher.events;

/// How much of a test is run: `-Plong` asks for all of it.
public final class Scale {

    private Scale() {}

    public static int of(int few, int all) {
        return "long".equals(System.getProperty("test.scale")) ? all : few;
    }
}
