package dev.dispatcher.events.machine;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.machine.Look.Time;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an event's row must be after each move, written down a second time and without a database.
final class Model {

    private static final int ATTEMPTS_MAX = 3;

    private final UUID id;
    EventStatus status = EventStatus.QUEUED;
    private int attempts;
    private boolean alone;
    private @Nullable String token;
    private Time lease = Time.NONE;
    private Time wake = Time.AHEAD;
    private boolean delayed;
    private int wakeCount;
    private int written;

    Model(UUID id) {
        this.id = id;
    }

    Look look() {
        boolean ended = isEnded();
        boolean parked = status == EventStatus.FAILED;
        return new Look(id, status, attempts, alone, token, lease, wake, delayed, ended, parked, wakeCount, written);
    }

    boolean isEnded() {
        return status == EventStatus.PROCESSED || status == EventStatus.FAILED;
    }

    boolean isLoner() {
        return status == EventStatus.QUEUED && alone && !delayed;
    }

    boolean isOld() {
        return isEnded() && wake == Time.NONE;
    }

    private boolean isHeldBy(long claim) {
        return status == EventStatus.PROCESSING && String.valueOf(claim).equals(token);
    }

    boolean claim(long claim, boolean asLoner) {
        if (status != EventStatus.QUEUED || attempts >= ATTEMPTS_MAX || delayed || (alone && !asLoner)) return false;
        status = EventStatus.PROCESSING;
        attempts++;
        token = String.valueOf(claim);
        lease = Time.AHEAD;
        wakeCount = 0;
        alone |= asLoner;
        return true;
    }

    boolean complete(long claim) {
        if (!isHeldBy(claim)) return false;
        status = EventStatus.PROCESSED;
        lease = Time.NONE;
        wake = Time.NONE;
        return true;
    }

    boolean renew(long claim) {
        if (!isHeldBy(claim)) return false;
        lease = Time.AHEAD;
        return true;
    }

    boolean release(long claim) {
        if (!isHeldBy(claim)) return false;
        status = EventStatus.QUEUED;
        attempts--;
        lease = Time.NONE;
        return true;
    }

    boolean fail(long claim, boolean forGood) {
        if (!isHeldBy(claim)) return false;
        boolean parked = forGood || attempts >= ATTEMPTS_MAX;
        status = parked ? EventStatus.FAILED : EventStatus.QUEUED;
        lease = Time.NONE;
        delayed = true;
        wake = parked ? Time.OVER : Time.AHEAD;
        wakeCount = 0;
        written++;
        return true;
    }

    /// Whether somebody must be told.
    boolean sweep() {
        if (wake != Time.OVER) return false;
        if (lease == Time.AHEAD) {
            wake = Time.AHEAD;
            delayed = false;
            return false;
        }
        if (lease == Time.OVER) lose();
        wake = Time.AHEAD;
        wakeCount = Math.min(wakeCount + 1, 30);
        return true;
    }

    private void lose() {
        written++;
        status = alone && attempts >= ATTEMPTS_MAX ? EventStatus.FAILED : EventStatus.QUEUED;
        if (!alone) attempts--;
        alone = true;
        lease = Time.NONE;
        delayed = false;
    }

    boolean rerun() {
        if (status != EventStatus.QUEUED && status != EventStatus.FAILED) return false;
        status = EventStatus.QUEUED;
        attempts = 0;
        token = null;
        wake = Time.AHEAD;
        wakeCount = 0;
        delayed = false;
        return true;
    }

    boolean undo(long parking) {
        return status == EventStatus.FAILED && String.valueOf(parking).equals(token) && rerun();
    }

    void noticed(long parking) {
        if (status == EventStatus.FAILED && String.valueOf(parking).equals(token)) wake = Time.NONE;
    }

    void passLease() {
        if (status != EventStatus.PROCESSING) return;
        lease = Time.OVER;
        wake = Time.OVER;
    }

    void passWake() {
        if (wake != Time.NONE) wake = Time.OVER;
    }

    void passDelay() {
        delayed = false;
    }
}
