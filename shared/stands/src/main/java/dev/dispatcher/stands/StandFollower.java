package dev.dispatcher.stands;

import java.util.UUID;

/// Somebody who shows a stand, and wants to know when there is something new to show.
public interface StandFollower {

    /// The stand is not what it was. Called in the transaction that changes it.
    void changed(UUID stand);

    /// Whether this user has it before his eyes.
    boolean isShown(UUID stand, long user);
}
