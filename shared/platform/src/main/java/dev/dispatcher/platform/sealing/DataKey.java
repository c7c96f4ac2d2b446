package dev.dispatcher.platform.sealing;

/// A key for one sealing: as it is used, and wrapped so that it may be stored beside what it seals.
final class DataKey {

    private final byte[] plain;
    private final byte[] wrapped;

    DataKey(byte[] plain, byte[] wrapped) {
        this.plain = plain.clone();
        this.wrapped = wrapped.clone();
    }

    byte[] plain() {
        return plain.clone();
    }

    byte[] wrapped() {
        return wrapped.clone();
    }
}
