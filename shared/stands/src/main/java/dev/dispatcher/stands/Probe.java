package dev.dispatcher.stands;

/// Looks whether something answers at a stand's address.
@FunctionalInterface
interface Probe {

    /// With a 2xx.
    boolean answers(String url);
}
