package dev.dispatcher.database;

/// Something that is kept for a while and then deleted, a little at a time.
public interface Retained {

    String name();

    /// Deletes at most `limit` rows that nobody needs any more and tells how many there were.
    int deleteSome(int limit);
}
